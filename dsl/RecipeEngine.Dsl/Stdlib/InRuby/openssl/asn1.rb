

module OpenSSL
  # Values as DER and back.
  module ASN1
    class ASN1Error < OpenSSLError; end

    NAMES = {
      '2.5.4.3' => %w[CN commonName], '2.5.4.4' => %w[SN surname], '2.5.4.5' => %w[serialNumber serialNumber], '2.5.4.6' => %w[C countryName], '2.5.4.7' => %w[L localityName],
      '2.5.4.8' => %w[ST stateOrProvinceName], '2.5.4.9' => %w[street streetAddress], '2.5.4.10' => %w[O organizationName], '2.5.4.11' => %w[OU organizationalUnitName], '2.5.4.12' => %w[title title],
      '2.5.4.42' => %w[GN givenName], '2.5.4.46' => %w[dnQualifier dnQualifier], '1.2.840.113549.1.9.1' => %w[emailAddress emailAddress], '0.9.2342.19200300.100.1.25' => %w[DC domainComponent],
      '0.9.2342.19200300.100.1.1' => %w[UID userId], '1.2.840.113549.1.1.1' => %w[rsaEncryption rsaEncryption], '1.2.840.113549.1.1.4' => %w[RSA-MD5 md5WithRSAEncryption],
      '1.2.840.113549.1.1.5' => %w[RSA-SHA1 sha1WithRSAEncryption], '1.2.840.113549.1.1.11' => %w[RSA-SHA256 sha256WithRSAEncryption], '1.2.840.113549.1.1.12' => %w[RSA-SHA384 sha384WithRSAEncryption],
      '1.2.840.113549.1.1.13' => %w[RSA-SHA512 sha512WithRSAEncryption], '1.2.840.10045.2.1' => %w[id-ecPublicKey id-ecPublicKey], '1.2.840.10045.3.1.7' => %w[prime256v1 prime256v1],
      '1.3.132.0.34' => %w[secp384r1 secp384r1], '1.3.132.0.35' => %w[secp521r1 secp521r1], '1.2.840.10045.4.1' => %w[ecdsa-with-SHA1 ecdsa-with-SHA1], '1.2.840.10045.4.3.2' => %w[ecdsa-with-SHA256 ecdsa-with-SHA256],
      '1.2.840.10045.4.3.3' => %w[ecdsa-with-SHA384 ecdsa-with-SHA384], '1.2.840.10045.4.3.4' => %w[ecdsa-with-SHA512 ecdsa-with-SHA512], '2.16.840.1.101.3.4.2.1' => %w[SHA256 sha256],
      '2.16.840.1.101.3.4.2.2' => %w[SHA384 sha384], '2.16.840.1.101.3.4.2.3' => %w[SHA512 sha512], '1.3.14.3.2.26' => %w[SHA1 sha1], '2.5.29.14' => ['subjectKeyIdentifier', 'X509v3 Subject Key Identifier'],
      '2.5.29.15' => ['keyUsage', 'X509v3 Key Usage'], '2.5.29.17' => ['subjectAltName', 'X509v3 Subject Alternative Name'], '2.5.29.18' => ['issuerAltName', 'X509v3 Issuer Alternative Name'],
      '2.5.29.19' => ['basicConstraints', 'X509v3 Basic Constraints'], '2.5.29.31' => ['crlDistributionPoints', 'X509v3 CRL Distribution Points'], '2.5.29.32' => ['certificatePolicies', 'X509v3 Certificate Policies'],
      '2.5.29.35' => ['authorityKeyIdentifier', 'X509v3 Authority Key Identifier'], '2.5.29.37' => ['extendedKeyUsage', 'X509v3 Extended Key Usage'], '1.3.6.1.5.5.7.1.1' => ['authorityInfoAccess', 'Authority Information Access'],
      '1.3.6.1.5.5.7.3.1' => ['serverAuth', 'TLS Web Server Authentication'], '1.3.6.1.5.5.7.3.2' => ['clientAuth', 'TLS Web Client Authentication'], '1.3.6.1.5.5.7.3.3' => ['codeSigning', 'Code Signing'],
      '1.3.6.1.5.5.7.3.4' => ['emailProtection', 'E-mail Protection'], '1.3.6.1.5.5.7.3.8' => ['timeStamping', 'Time Stamping'], '1.3.6.1.5.5.7.3.9' => ['OCSPSigning', 'OCSP Signing'],
      '1.2.840.113549.1.9.14' => %w[extReq extReq], '1.2.840.113549.1.9.7' => %w[challengePassword challengePassword], '2.16.840.1.113730.1.13' => ['nsComment', 'Netscape Comment'],
      '1.2.840.113549.1.5.13' => %w[PBES2 PBES2], '1.2.840.113549.1.5.12' => %w[PBKDF2 PBKDF2], '1.2.840.113549.2.7' => %w[hmacWithSHA1 hmacWithSHA1], '1.2.840.113549.2.9' => %w[hmacWithSHA256 hmacWithSHA256],
      '2.16.840.1.101.3.4.1.2' => %w[AES-128-CBC aes-128-cbc], '2.16.840.1.101.3.4.1.22' => %w[AES-192-CBC aes-192-cbc], '2.16.840.1.101.3.4.1.42' => %w[AES-256-CBC aes-256-cbc], '1.2.840.113549.3.7' => %w[DES-EDE3-CBC des-ede3-cbc]
    }.freeze
    NUMBERS = NAMES.each_with_object({}) { |(number, names), all| names.each { |name| all[name] ||= number } }.freeze
    private_constant :NAMES, :NUMBERS

    # A tagged value.
    class ASN1Data
      attr_accessor :value, :tag, :tag_class, :indefinite_length, :infinite_length

      def initialize(value, tag, tag_class)
        @value, @tag, @tag_class = value, tag, tag_class
      end

      def constructed? = @value.kind_of?(Array)

      def to_der
        body = content
        classes = { UNIVERSAL: 0, APPLICATION: 0x40, CONTEXT_SPECIFIC: 0x80, PRIVATE: 0xc0 }
        head = classes.fetch(tag_class) | (constructed? ? 0x20 : 0)
        if tag < 31
          first = [head | tag].pack('C')
        else
          first = [head | 31].pack('C') + ASN1.base128(tag)
        end
        first + ASN1.length(body.bytesize) + body
      end

      def content = constructed? ? @value.map(&:to_der).join : @value.to_s.b
    end

    # A value of one of the known types.
    class Primitive < ASN1Data
      attr_accessor :tagging

      def initialize(value, tag = nil, tagging = nil, tag_class = nil)
        @tagging = tagging
        super(value, tag || self.class::TAG, tag_class || (tagging || tag ? :CONTEXT_SPECIFIC : :UNIVERSAL))
        @tag_class = :UNIVERSAL if tag.nil? || (tag == self.class::TAG && tagging.nil? && tag_class.nil?)
      end

      def to_der
        return super unless @tagging == :EXPLICIT
        inner = self.class.new(@value).to_der
        ASN1Data.new([Raw.new(inner)], tag, tag_class).to_der
      end
    end

    # DER that is passed on as it is.
    class Raw
      def initialize(der) = @der = der
      def to_der = @der
    end
    private_constant :Raw

    class Constructive < Primitive
      include Enumerable
      def each(&block)
        @value.each(&block)
        self
      end
      def constructed? = true
      def content = @value.map(&:to_der).join
      def to_a = @value
    end

    tags = { EndOfContent: 0, Boolean: 1, Integer: 2, BitString: 3, OctetString: 4, Null: 5, ObjectId: 6, Enumerated: 10, UTF8String: 12, NumericString: 18, PrintableString: 19, T61String: 20, VideotexString: 21,
             IA5String: 22, UTCTime: 23, GeneralizedTime: 24, GraphicString: 25, ISO64String: 26, GeneralString: 27, UniversalString: 28, BMPString: 30 }
    CONSTANTS = { EndOfContent: :EOC, BitString: :BIT_STRING, OctetString: :OCTET_STRING, ObjectId: :OBJECT }.freeze
    BY_TAG = {}
    private_constant :BY_TAG, :CONSTANTS
    tags.each do |name, tag|
      const_set(CONSTANTS.fetch(name) { name.to_s.upcase }, tag)
      klass = const_set(name, Class.new(Primitive) { const_set(:TAG, tag) })
      BY_TAG[tag] = klass
      define_singleton_method(name) { |*args| klass.new(*args) }
    end
    { Sequence: 16, Set: 17 }.each do |name, tag|
      const_set(name.upcase, tag)
      klass = const_set(name, Class.new(Constructive) { const_set(:TAG, tag) })
      BY_TAG[tag] = klass
      define_singleton_method(name) { |*args| klass.new(*args) }
    end

    class Boolean
      def content = (@value ? "\xff" : "\0").b
    end

    class Integer
      def content
        number = BN.int(@value)
        size = [(number.negative? ? (~number).bit_length : number.bit_length) / 8 + 1, 1].max
        number += 1 << (size * 8) if number.negative?
        [number.to_s(16).rjust(size * 2, '0')].pack('H*')
      end
    end

    class Enumerated
      def content = Integer.new(@value).content
    end

    class Null
      def initialize(value = nil, *rest) = super
      def content = ''.b
    end

    class BitString
      attr_writer :unused_bits
      def unused_bits = @unused_bits || 0
      def content = [unused_bits].pack('C') + @value.b
    end

    class ObjectId
      def self.register(*) = true
      def oid = ASN1.number_of(@value)
      def sn = ASN1.short_name(oid)
      alias short_name sn
      def ln = ASN1.long_name(oid)
      alias long_name ln
      def ==(other) = other.kind_of?(ObjectId) && oid == other.oid

      def content
        numbers = oid.split('.').map(&:to_i)
        ([numbers[0] * 40 + numbers[1]] + numbers[2..]).map { |n| ASN1.base128(n) }.join
      end
    end

    class UTCTime
      def content = @value.getutc.strftime('%y%m%d%H%M%SZ')
    end

    class GeneralizedTime
      def content = @value.getutc.strftime('%Y%m%d%H%M%SZ')
    end

    module_function

    def short_name(oid) = NAMES[oid]&.first
    def long_name(oid) = NAMES[oid]&.last

    def number_of(name)
      return name if name.match?(/\A\d+(\.\d+)+\z/)
      NUMBERS[name] or raise ASN1Error, "invalid OBJECT ID #{name}"
    end

    def base128(number)
      bytes = [number & 127]
      bytes.unshift((number & 127) | 128) while (number >>= 7).positive?
      bytes.pack('C*')
    end

    def length(size)
      return [size].pack('C') if size < 128
      bytes = [size.to_s(16).then { |h| h.size.odd? ? "0#{h}" : h }].pack('H*')
      [128 | bytes.bytesize].pack('C') + bytes
    end

    def decode(der)
      der = der.to_der if der.respond_to?(:to_der)
      value, rest = read(der.b, 0)
      raise ASN1Error, "Type mismatch. Total bytes read: #{rest} Bytes available: #{der.bytesize}" if rest != der.bytesize
      value
    end

    def decode_all(der)
      der = der.b
      at = 0
      list = []
      while at < der.bytesize
        value, at = read(der, at)
        list << value
      end
      list
    end

    def read(der, at)
      first = der.getbyte(at) or raise ASN1Error, 'too short'
      at += 1
      tag = first & 31
      if tag == 31
        tag = 0
        loop do
          byte = der.getbyte(at) or raise ASN1Error, 'too short'
          at += 1
          tag = (tag << 7) | (byte & 127)
          break if byte < 128
        end
      end
      size = der.getbyte(at) or raise ASN1Error, 'too short'
      at += 1
      if size > 128
        count = size & 127
        raise ASN1Error, 'too long' if count > 8 || der.bytesize < at + count
        size = der.byteslice(at, count).unpack1('H*').to_i(16)
        at += count
      elsif size == 128
        raise ASN1Error, 'indefinite length'
      end
      raise ASN1Error, 'too long' if der.bytesize < at + size
      body = der.byteslice(at, size)
      [make(first, tag, body), at + size]
    end

    def make(first, tag, body)
      kind = %i[UNIVERSAL APPLICATION CONTEXT_SPECIFIC PRIVATE][first >> 6]
      constructed = first[5] == 1
      return ASN1Data.new(constructed ? decode_all(body) : body, tag, kind) if kind != :UNIVERSAL || !BY_TAG.key?(tag)
      klass = BY_TAG[tag]
      return klass.new(decode_all(body)) if klass < Constructive
      value =
        case tag
        when 1 then body != "\0".b
        when 2, 10 then BN.new(integer(body))
        when 3 then body.byteslice(1..)
        when 5 then nil
        when 6 then object_id(body)
        when 12 then body.force_encoding('UTF-8')
        when 23 then utc_time(body)
        when 24 then utc_time(body.byteslice(2..)).then { |t| Time.utc(body[0, 4].to_i, t.month, t.day, t.hour, t.min, t.sec) }
        else body
        end
      made = klass.new(value)
      made.unused_bits = body.getbyte(0) if tag == 3
      made
    end

    def integer(body)
      number = body.unpack1('H*').to_i(16)
      body.getbyte(0).to_i >= 128 ? number - (1 << (body.bytesize * 8)) : number
    end

    def object_id(body)
      numbers = []
      value = 0
      body.each_byte do |byte|
        value = (value << 7) | (byte & 127)
        next if byte >= 128
        numbers << value
        value = 0
      end
      first = [numbers[0] / 40, 2].min
      oid = [first, numbers[0] - first * 40, *numbers[1..]].join('.')
      short_name(oid) || oid
    end

    def utc_time(body)
      y, mo, d, h, mi, s = body.scan(/\d\d/).map(&:to_i)
      Time.utc(y < 50 ? 2000 + y : 1900 + y, mo, d, h, mi, s.to_i)
    end
  end
end
