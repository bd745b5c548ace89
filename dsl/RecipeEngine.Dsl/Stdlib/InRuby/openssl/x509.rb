require 'openssl/x509name'
require 'openssl/x509extension'

module OpenSSL
  module X509
    class CertificateError < OpenSSLError; end
    class RequestError < OpenSSLError; end
    class StoreError < OpenSSLError; end

    V_OK = 0
    V_ERR_CERT_HAS_EXPIRED = 10
    V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT = 18
    V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY = 20
    DEFAULT_CERT_FILE = '/usr/lib/ssl/cert.pem'
    DEFAULT_CERT_DIR = '/usr/lib/ssl/certs'

    # What certificates and requests share: a signed sequence.
    module Signed
      def to_pem = PKey.pem(self.class::LABEL, to_der)
      alias to_s to_pem
      def signature_algorithm = @algorithm ? ASN1.long_name(ASN1.number_of(@algorithm)) || @algorithm : 'undefined'

      def ==(other)
        other.kind_of?(self.class) && to_der == other.to_der
      end

      def eql?(other) = self == other
      def hash = to_der.hash

      def public_key = PKey.read(@key_info)

      def public_key=(key)
        @key_info = key.public_to_der
        key
      end

      def verify(key)
        digest = @algorithm[/SHA-?(\d+)/i, 1] ? "SHA#{@algorithm[/SHA-?(\d+)/i, 1]}" : 'MD5'
        key.verify(digest, @signature, @body)
      end

      def sign(key, digest)
        name = OpenSSL.digest_name(digest).delete('-')
        @algorithm = key.kind_of?(PKey::EC) ? "ecdsa-with-#{name.upcase}" : "RSA-#{name.upcase}"
        @body = body.to_der
        @signature = key.sign(name, @body)
        self
      end

      def to_der
        raise self.class::FAILURE, 'not signed' unless @body && @signature
        ASN1::Sequence([ASN1.decode(@body), algorithm_sequence, ASN1::BitString(@signature)]).to_der
      end

      private

      def read_signed(source, label)
        source = source.to_pem if source.kind_of?(self.class)
        source = source.read if source.respond_to?(:read)
        found = PKey.block(source, nil)
        der = found ? found[1] : source.b
        tree = ASN1.decode(der)
        @body = tree.value[0].to_der
        @algorithm = tree.value[1].value[0].value
        @signature = tree.value[2].value
        tree.value[0].value
      rescue ASN1::ASN1Error, NoMethodError, TypeError
        raise self.class::FAILURE, "PEM_read_bio_X509: no start line"
      end

      def algorithm_sequence
        number = ASN1.number_of(@algorithm)
        ASN1::Sequence(@algorithm =~ /RSA/i ? [ASN1::ObjectId(number), ASN1::Null(nil)] : [ASN1::ObjectId(number)])
      end
    end

    # A certificate: read, or put together and signed.
    class Certificate
      include Signed
      LABEL = 'CERTIFICATE'
      FAILURE = CertificateError

      attr_accessor :version, :subject, :issuer, :not_before, :not_after
      attr_reader :serial

      def self.load(text) = text.scan(/-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----/m).map { |pem| new(pem) }

      def self.load_file(path)
        found = load(File.read(path))
        raise CertificateError, 'no start line' if found.empty?
        found
      end

      def initialize(source = nil)
        @version = 0
        @serial = BN.new(0)
        @subject = @issuer = Name.new
        @extensions = []
        return if source.nil?
        parts = read_signed(source, LABEL)
        if parts[0].tag_class == :CONTEXT_SPECIFIC
          @version = parts.shift.value[0].value.to_i
        end
        @serial = parts[0].value
        @issuer = Name.new(parts[2])
        @not_before, @not_after = parts[3].value.map(&:value)
        @subject = Name.new(parts[4])
        @key_info = parts[5].to_der
        list = parts[6..].find { |part| part.tag == 3 && part.tag_class == :CONTEXT_SPECIFIC }
        @extensions = list ? list.value[0].value.map { |part| Extension.new(part.to_der) } : []
      end

      def serial=(number)
        @serial = number.kind_of?(BN) ? number : BN.new(number)
      end

      def extensions = @extensions.dup

      def extensions=(list)
        @extensions = list.dup
      end

      def add_extension(extension)
        @extensions << extension
        extension
      end

      def find_extension(oid) = @extensions.find { |extension| extension.oid == oid }
      def check_private_key(key) = key.public_to_der == @key_info
      def self_signed? = subject == issuer
      def subject_key_identifier = find_extension('subjectKeyIdentifier')&.then { |e| ASN1.decode(e.value_der).value }

      def inspect
        "#<OpenSSL::X509::Certificate: subject=#{subject.inspect}, issuer=#{issuer.inspect}, serial=#{serial.inspect}, not_before=#{not_before.inspect}, not_after=#{not_after.inspect}>"
      end

      private

      def body
        parts = []
        parts << ASN1::ASN1Data.new([ASN1::Integer(version)], 0, :CONTEXT_SPECIFIC) if version.positive?
        parts << ASN1::Integer(serial) << algorithm_sequence << ASN1.decode(issuer.to_der)
        parts << ASN1::Sequence([moment(not_before), moment(not_after)]) << ASN1.decode(subject.to_der) << ASN1.decode(@key_info)
        parts << ASN1::ASN1Data.new([ASN1::Sequence(@extensions.map { |e| ASN1.decode(e.to_der) })], 3, :CONTEXT_SPECIFIC) unless @extensions.empty?
        ASN1::Sequence(parts)
      end

      def moment(time) = time.getutc.year < 2050 ? ASN1::UTCTime(time) : ASN1::GeneralizedTime(time)
    end

    # What an attribute of a request holds.
    class Attribute
      attr_accessor :oid, :value
      def initialize(oid, value = nil) = (@oid, @value = oid, value)
      def to_der = ASN1::Sequence([ASN1::ObjectId(@oid), @value]).to_der
    end

    # A request for a certificate.
    class Request
      include Signed
      LABEL = 'CERTIFICATE REQUEST'
      FAILURE = RequestError

      attr_accessor :version, :subject
      attr_reader :attributes

      def initialize(source = nil)
        @version = 0
        @subject = Name.new
        @attributes = []
        return if source.nil?
        parts = read_signed(source, LABEL)
        @version = parts[0].value.to_i
        @subject = Name.new(parts[1])
        @key_info = parts[2].to_der
        list = parts[3]
        @attributes = list ? list.value.map { |part| Attribute.new(part.value[0].value, part.value[1]) } : []
      end

      def add_attribute(attribute)
        @attributes << attribute
        attribute
      end

      def attributes=(list)
        @attributes = list.dup
      end

      private

      def body
        ASN1::Sequence([ASN1::Integer(version), ASN1.decode(subject.to_der), ASN1.decode(@key_info), ASN1::ASN1Data.new(@attributes.map { |a| ASN1.decode(a.to_der) }, 0, :CONTEXT_SPECIFIC)])
      end
    end

    # Trusted certificates.
    class Store
      attr_accessor :time, :verify_callback, :purpose, :trust, :flags
      attr_reader :error, :error_string, :chain

      def initialize
        @trusted = []
        @error = nil
      end

      def add_cert(certificate)
        @trusted << certificate
        self
      end

      def add_file(path)
        Certificate.load(File.read(path)).each { |certificate| add_cert(certificate) }
        self
      end

      def add_path(directory)
        Dir.glob(File.join(directory, '*.{0,pem,crt}')).each { |path| add_file(path) }
        self
      end

      def set_default_paths
        %w[/etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt].find { |path| File.exist?(path) }&.then { |path| add_file(path) }
        nil
      end

      # Whether a chain of valid signatures leads to a trusted certificate, all within their time.
      def verify(certificate, chain = [])
        now = @time || Time.now
        @chain = [certificate]
        at = certificate
        20.times do
          return fail_with(V_ERR_CERT_HAS_EXPIRED, 'certificate has expired') if now > at.not_after
          return fail_with(9, 'certificate is not yet valid') if now < at.not_before
          known = @trusted.any? { |trusted| trusted == at }
          if known && at.self_signed?
            @error, @error_string = V_OK, 'ok'
            return true
          end
          issuer = (@trusted + Array(chain)).find { |c| c.subject == at.issuer && c != at && verified?(at, c) }
          if issuer.nil?
            return fail_with(2, 'unable to get issuer certificate') if known
            return at.self_signed? ? fail_with(V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT, 'self-signed certificate') : fail_with(V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY, 'unable to get local issuer certificate')
          end
          @chain << (at = issuer)
        end
        fail_with(22, 'certificate chain too long')
      end

      private

      def verified?(certificate, issuer)
        certificate.verify(issuer.public_key)
      rescue OpenSSLError
        false
      end

      def fail_with(code, text)
        @error, @error_string = code, text
        false
      end
    end
  end
end
