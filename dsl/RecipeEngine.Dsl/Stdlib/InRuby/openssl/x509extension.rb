require 'ipaddr'

module OpenSSL
  module X509
    class ExtensionError < OpenSSLError; end

    # One extension of a certificate.
    class Extension
      USAGES = ['Digital Signature', 'Non Repudiation', 'Key Encipherment', 'Data Encipherment', 'Key Agreement', 'Certificate Sign', 'CRL Sign', 'Encipher Only', 'Decipher Only'].freeze
      private_constant :USAGES
      attr_reader :oid, :value_der
      attr_writer :critical

      def initialize(oid, value = nil, critical = false)
        if value.nil?
          parts = ASN1.decode(oid).value
          @oid = parts[0].sn || parts[0].oid
          @critical = parts[1].kind_of?(ASN1::Boolean) ? parts[1].value : false
          @value_der = parts[-1].value
        else
          @oid = oid
          @critical = critical
          @value_der = value.b
        end
      end

      def critical? = @critical
      def to_der = ASN1::Sequence([ASN1::ObjectId(@oid), *(@critical ? [ASN1::Boolean(true)] : []), ASN1::OctetString(@value_der)]).to_der
      def to_s = "#{@oid} = #{'critical, ' if @critical}#{value}"
      def to_a = [@oid, value, @critical]
      def to_h = { 'oid' => @oid, 'value' => value, 'critical' => @critical }
      def ==(other) = other.kind_of?(Extension) && to_der == other.to_der

      # The value in words.
      def value
        tree = ASN1.decode(@value_der)
        case @oid
        when 'basicConstraints'
          ca = tree.value.find { |part| part.kind_of?(ASN1::Boolean) }
          length = tree.value.find { |part| part.kind_of?(ASN1::Integer) }
          "CA:#{ca&.value ? 'TRUE' : 'FALSE'}#{", pathlen:#{length.value}" if length}"
        when 'keyUsage'
          bits = tree.value.unpack1('B*')
          USAGES.each_index.select { |i| bits[i] == '1' }.map { |i| USAGES[i] }.join(', ')
        when 'extendedKeyUsage' then tree.value.map { |part| part.ln || part.oid }.join(', ')
        when 'subjectKeyIdentifier' then hex(tree.value)
        when 'authorityKeyIdentifier'
          key = tree.value.find { |part| part.tag.zero? }
          key ? hex(key.value) : hex(@value_der)
        when 'subjectAltName', 'issuerAltName' then tree.value.map { |part| general_name(part) }.join(', ')
        when 'nsComment' then tree.value
        else hex(@value_der)
        end
      rescue ASN1::ASN1Error
        hex(@value_der)
      end

      private

      def hex(bytes) = bytes.unpack1('H*').upcase.scan(/../).join(':')

      def general_name(part)
        case part.tag
        when 1 then "email:#{part.value}"
        when 2 then "DNS:#{part.value}"
        when 4 then "DirName:#{Name.new(part.value[0]).to_s(Name::ONELINE)}"
        when 6 then "URI:#{part.value}"
        when 7 then "IP Address:#{part.value.bytesize == 4 ? part.value.unpack('C4').join('.') : part.value.unpack('n8').map { |n| n.to_s(16).upcase }.join(':')}"
        when 8 then "Registered ID:#{part.value}"
        else 'othername:<unsupported>'
        end
      end
    end

    # Makes extensions from words.
    class ExtensionFactory
      attr_accessor :issuer_certificate, :subject_certificate, :subject_request, :crl, :config

      def initialize(issuer = nil, subject = nil, request = nil, crl = nil)
        @issuer_certificate, @subject_certificate, @subject_request, @crl = issuer, subject, request, crl
      end

      def create_extension(*args)
        args = args[0] if args.size == 1 && args[0].kind_of?(Array)
        args = args[0].split(/\s*=\s*/, 2) if args.size == 1
        create_ext(*args)
      end

      def create_ext(oid, value, critical = false)
        if value.start_with?('critical,')
          critical = true
          value = value.delete_prefix('critical,').strip
        end
        Extension.new(oid, encode(oid, value).to_der, critical)
      end

      def create_ext_from_string(text) = create_ext(*text.split(/\s*=\s*/, 2))
      def create_ext_from_array(list) = create_ext(*list)
      def create_ext_from_hash(hash) = create_ext(hash['oid'], hash['value'], hash['critical'])

      private

      def encode(oid, value)
        words = value.split(/\s*,\s*/)
        case oid
        when 'basicConstraints'
          pairs = words.to_h { |word| word.split(':', 2) }
          parts = []
          parts << ASN1::Boolean(true) if pairs['CA'].to_s.match?(/\Atrue\z/i)
          parts << ASN1::Integer(pairs['pathlen'].to_i) if pairs['pathlen']
          ASN1::Sequence(parts)
        when 'keyUsage' then usage(words)
        when 'extendedKeyUsage' then ASN1::Sequence(words.map { |word| ASN1::ObjectId(ASN1.number_of(word)) })
        when 'subjectKeyIdentifier' then ASN1::OctetString(value == 'hash' ? key_id(subject_certificate || subject_request) : [value.delete(':')].pack('H*'))
        when 'authorityKeyIdentifier' then authority(words)
        when 'subjectAltName', 'issuerAltName' then ASN1::Sequence(words.map { |word| general_name(*word.split(':', 2)) })
        when 'nsComment' then ASN1::IA5String(value)
        else raise ExtensionError, "#{oid} = #{value}: unknown extension"
        end
      rescue ASN1::ASN1Error => e
        raise ExtensionError, "#{oid} = #{value}: #{e.message}"
      end

      def usage(words)
        known = %w[digitalSignature nonRepudiation keyEncipherment dataEncipherment keyAgreement keyCertSign cRLSign encipherOnly decipherOnly]
        bits = '0' * known.size
        words.each { |word| bits[known.index(word) || raise(ExtensionError, "keyUsage = #{word}: unknown bit string argument")] = '1' }
        bits = bits.sub(/0+\z/, '')
        made = ASN1::BitString([bits].pack('B*'))
        made.unused_bits = -bits.size % 8
        made
      end

      def key_id(owner)
        OpenSSL::Digest::SHA1.digest(ASN1.decode(owner.public_key.public_to_der).value[1].value)
      end

      def authority(words)
        parts = []
        known = issuer_certificate.find_extension('subjectKeyIdentifier')
        id = known ? ASN1.decode(known.value_der).value : key_id(issuer_certificate)
        parts << ASN1::ASN1Data.new(id, 0, :CONTEXT_SPECIFIC) if words.any? { |word| word.start_with?('keyid') }
        if words.include?('issuer:always')
          parts << ASN1::ASN1Data.new([ASN1::ASN1Data.new([ASN1.decode(issuer_certificate.issuer.to_der)], 4, :CONTEXT_SPECIFIC)], 1, :CONTEXT_SPECIFIC)
          parts << ASN1::ASN1Data.new(ASN1::Integer(issuer_certificate.serial).content, 2, :CONTEXT_SPECIFIC)
        end
        ASN1::Sequence(parts)
      end

      def general_name(kind, text)
        case kind
        when 'email' then ASN1::ASN1Data.new(text, 1, :CONTEXT_SPECIFIC)
        when 'DNS' then ASN1::ASN1Data.new(text, 2, :CONTEXT_SPECIFIC)
        when 'URI' then ASN1::ASN1Data.new(text, 6, :CONTEXT_SPECIFIC)
        when 'IP' then ASN1::ASN1Data.new(IPAddr.new(text).hton, 7, :CONTEXT_SPECIFIC)
        else raise ExtensionError, "subjectAltName = #{kind}:#{text}: unsupported option"
        end
      end
    end
  end
end
