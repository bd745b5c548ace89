module OpenSSL
  # Text between BEGIN and END.
  module PEM
    def self.write(name, der) = "-----BEGIN #{name}-----\n#{[der].pack('m0').scan(/.{1,64}/).join("\n")}\n-----END #{name}-----\n"

    # [name, der] of each block; encrypted ones are opened with the password.
    def self.blocks(text, password = nil)
      text = text.read if text.respond_to?(:read)
      text.b.scan(/-----BEGIN ([A-Z0-9 ]+)-----\s*\r?\n(.*?)-----END \1-----/mn).map do |name, body|
        if body =~ /\AProc-Type: 4,ENCRYPTED\r?\nDEK-Info: ([^,\s]+),(\h+)\r?\n/n
          [name, open(Regexp.last_match.post_match.unpack1('m'), $1, [$2].pack('H*'), password)]
        else
          [name, body.unpack1('m')]
        end
      end
    end

    def self.open(der, cipher, iv, password)
      raise PKey::PKeyError, 'no password given' if password.nil?
      c = Cipher.new(cipher).decrypt
      c.pkcs5_keyivgen(password, iv.byteslice(0, 8), 1, 'MD5')
      c.iv = iv
      c.update(der) + c.final
    end

    def self.write_encrypted(name, der, cipher, password)
      cipher = Cipher.new(cipher) if cipher.kind_of?(String)
      cipher.encrypt
      iv = Random.random_bytes(cipher.iv_len)
      cipher.pkcs5_keyivgen(password, iv.byteslice(0, 8), 1, 'MD5')
      cipher.iv = iv
      body = [cipher.update(der) + cipher.final].pack('m0').scan(/.{1,64}/).join("\n")
      "-----BEGIN #{name}-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: #{cipher.name},#{iv.unpack1('H*').upcase}\n\n#{body}\n-----END #{name}-----\n"
    end
  end
  private_constant :PEM

  module PKey
    class PKeyError < OpenSSLError; end
    class RSAError < PKeyError; end
    class ECError < PKeyError; end
    class DHError < PKeyError; end
    class DSAError < PKeyError; end

    # A key of either kind; private ones can do all.
    class PKey
      def self.info(algorithm, parameters, bits)
        ASN1::Sequence([ASN1::Sequence([ASN1::ObjectId(algorithm), parameters]), ASN1::BitString(bits)]).to_der
      end

      def private_to_pem(cipher = nil, password = nil)
        raise NotImplementedError, 'encrypted PKCS #8 is not written; use to_pem' if cipher
        OpenSSL::PKey.pem('PRIVATE KEY', private_to_der)
      end

      def public_to_pem = OpenSSL::PKey.pem('PUBLIC KEY', public_to_der)
      def compare?(other) = other.kind_of?(self.class) && public_to_der == other.public_to_der
    end

    class RSA < PKey
      PKCS1_PADDING = 1
      NO_PADDING = 3
      PKCS1_OAEP_PADDING = 4
      PARTS = %i[n e d p q dmp1 dmq1 iqmp].freeze
      private_constant :PARTS

      def self.generate(bits, exponent = 65_537)
        raise RSAError, 'only the exponent 65537 is made' unless exponent == 65_537
        new(Native.rsa_generate(bits))
      end

      def initialize(key = nil, password = nil)
        @parts = {}
        case key
        when nil then nil
        when ::Integer then load_private(ASN1.decode(Native.rsa_generate(key)))
        else load(key.respond_to?(:to_pem) ? key.to_pem : key.respond_to?(:read) ? key.read : key.to_str, password)
        end
      end

      PARTS.each { |name| define_method(name) { @parts[name] } }
      def params = PARTS.to_h { |name| [name.to_s, @parts[name] || BN.new(0)] }
      def private? = !@parts[:d].nil?
      def public? = true

      def public_key
        made = RSA.new
        made.set_key(n, e, nil)
        made
      end

      def set_key(n, e, d)
        @parts.merge!(n: n, e: e, d: d)
        self
      end

      def set_factors(p, q)
        @parts.merge!(p: p, q: q)
        self
      end

      def set_crt_params(dmp1, dmq1, iqmp)
        @parts.merge!(dmp1: dmp1, dmq1: dmq1, iqmp: iqmp)
        self
      end

      def to_der = private? ? private_der : public_to_der
      def public_to_der = PKey.info('rsaEncryption', ASN1::Null(nil), public_der)
      def private_to_der = ASN1::Sequence([ASN1::Integer(0), ASN1::Sequence([ASN1::ObjectId('rsaEncryption'), ASN1::Null(nil)]), ASN1::OctetString(private_der)]).to_der

      def to_pem(cipher = nil, password = nil)
        return OpenSSL::PKey.pem('PUBLIC KEY', public_to_der) unless private?
        cipher && password ? OpenSSL::PKey.encrypted_pem('RSA PRIVATE KEY', private_der, cipher, password) : OpenSSL::PKey.pem('RSA PRIVATE KEY', private_der)
      end
      alias export to_pem
      alias to_s to_pem

      def sign(digest, data) = need_private && Native.rsa_sign(private_der, OpenSSL.digest_name(digest), data)
      def verify(digest, signature, data) = Native.rsa_verify(public_der, OpenSSL.digest_name(digest), signature, data)
      def sign_pss(digest, data, salt_length: :digest, mgf1_hash: nil) = need_private && Native.rsa_sign(private_der, OpenSSL.digest_name(digest), data, true)
      def verify_pss(digest, signature, data, salt_length: :digest, mgf1_hash: nil) = Native.rsa_verify(public_der, OpenSSL.digest_name(digest), signature, data, true)

      def public_encrypt(data, padding = PKCS1_PADDING)
        return raw(data, e) if padding == NO_PADDING
        Native.rsa_encrypt(public_der, data, padding == PKCS1_OAEP_PADDING)
      end

      def private_decrypt(data, padding = PKCS1_PADDING)
        need_private
        return raw(data, d) if padding == NO_PADDING
        Native.rsa_decrypt(private_der, data, padding == PKCS1_OAEP_PADDING)
      end

      def private_encrypt(data, padding = PKCS1_PADDING)
        need_private
        return raw(data, d) if padding == NO_PADDING
        room = n.num_bytes - data.bytesize - 3
        raise RSAError, 'data too large for key size' if room < 8
        raw("\0\1".b + "\xff".b * room + "\0".b + data.b, d)
      end

      def public_decrypt(data, padding = PKCS1_PADDING)
        text = raw(data, e)
        return text if padding == NO_PADDING
        stop = text.index("\0".b, 2)
        raise RSAError, 'padding check failed' unless stop && stop >= 10 && text.start_with?("\0\1".b) && text.byteslice(2...stop).each_byte.all?(255)
        text.byteslice(stop + 1..)
      end

      def inspect = "#<#{self.class}:0x#{format('%016x', object_id)}>"

      def initialize_copy(other)
        @parts = @parts.dup
      end

      private

      def need_private = private? || raise(PKeyError, 'Private key is needed.')

      def raw(data, exponent)
        number = BN.new(data, 2).mod_exp(exponent, n)
        number.to_s(2).rjust(n.num_bytes, "\0".b)
      end

      def public_der = ASN1::Sequence([ASN1::Integer(n), ASN1::Integer(e)]).to_der
      def private_der = ASN1::Sequence([ASN1::Integer(0), *PARTS.map { |name| ASN1::Integer(@parts[name]) }]).to_der

      def load(text, password)
        kind, der = OpenSSL::PKey.block(text, password) || [nil, text.b]
        tree = ASN1.decode(der)
        if kind == 'ENCRYPTED PRIVATE KEY'
          tree = OpenSSL::PKey.open_pkcs8(tree, password || (block_given? ? yield : nil))
          kind = 'PRIVATE KEY'
        end
        parts = tree.value
        case kind
        when 'RSA PRIVATE KEY' then load_private(tree)
        when 'PRIVATE KEY' then load_private(ASN1.decode(parts[2].value))
        when 'RSA PUBLIC KEY' then load_public(tree)
        when 'PUBLIC KEY' then load_public(ASN1.decode(parts[1].value))
        when 'CERTIFICATE' then load(X509::Certificate.new(der).public_key.to_pem, nil)
        else
          if parts.size == 2 && parts[0].kind_of?(ASN1::Integer) then load_public(tree)
          elsif parts[0].kind_of?(ASN1::Sequence) then load_public(ASN1.decode(parts[1].value))
          elsif parts[1].kind_of?(ASN1::Sequence) then load_private(ASN1.decode(parts[2].value))
          else load_private(tree)
          end
        end
      rescue ASN1::ASN1Error, NoMethodError, Cipher::CipherError
        raise RSAError, 'Neither PUB key nor PRIV key: unsupported'
      end

      def load_private(tree)
        PARTS.each_with_index { |name, at| @parts[name] = tree.value[at + 1].value }
      end

      def load_public(tree)
        @parts[:n], @parts[:e] = tree.value.map(&:value)
      end
    end

    # Keys on elliptic curves: prime256v1, secp384r1 and secp521r1.
    class EC < PKey
      NAMED_CURVE = 1

      # A curve by name.
      class Group
        class Error < OpenSSLError; end
        attr_reader :curve_name
        def initialize(name) = @curve_name = name.kind_of?(Group) ? name.curve_name : name
        def degree = { 'prime256v1' => 256, 'secp384r1' => 384, 'secp521r1' => 521 }[curve_name]
        def asn1_flag=(flag)
          flag
        end
        def ==(other) = other.kind_of?(Group) && curve_name == other.curve_name
      end

      # A point of a curve, kept as its octets.
      class Point
        class Error < OpenSSLError; end
        attr_reader :group
        def initialize(group, bn) = (@group, @bn = group, bn.kind_of?(BN) ? bn : BN.new(bn, 2))
        def to_bn(_form = :uncompressed) = @bn
        def to_octet_string(_form = :uncompressed) = @bn.to_s(2)
        def ==(other) = other.kind_of?(Point) && to_bn == other.to_bn
      end

      def self.generate(curve) = new(Native.ec_generate(curve.kind_of?(Group) ? curve.curve_name : curve))
      def self.builtin_curves = [['prime256v1', 'X9.62/SECG curve over a 256 bit prime field'], ['secp384r1', 'NIST/SECG curve over a 384 bit prime field'], ['secp521r1', 'NIST/SECG curve over a 521 bit prime field']]

      attr_reader :group

      def initialize(key = nil, password = nil)
        case key
        when nil then nil
        when Group then @group = key
        when EC then load(key.to_der, nil)
        else
          key = key.read if key.respond_to?(:read)
          if EC.builtin_curves.any? { |name, _| name == key } then @group = Group.new(key)
          else load(key, password)
          end
        end
      end

      def generate_key
        load(Native.ec_generate(@group.curve_name), nil)
        self
      end
      alias generate_key! generate_key

      def private? = !@private.nil?
      alias private_key? private?
      def public? = !@info.nil?
      alias public_key? public?
      def check_key = true
      def private_key = @private && BN.new(ASN1.decode(@private).value[1].value, 2)
      def public_key = @info && Point.new(@group, ASN1.decode(@info).value[1].value)
      def to_der = @private || @info
      def public_to_der = @info

      def private_to_der
        ASN1::Sequence([ASN1::Integer(0), ASN1::Sequence([ASN1::ObjectId('id-ecPublicKey'), ASN1::ObjectId(@group.curve_name)]), ASN1::OctetString(@private)]).to_der
      end

      def to_pem(cipher = nil, password = nil)
        return OpenSSL::PKey.pem('PUBLIC KEY', @info) unless private?
        cipher && password ? OpenSSL::PKey.encrypted_pem('EC PRIVATE KEY', @private, cipher, password) : OpenSSL::PKey.pem('EC PRIVATE KEY', @private)
      end
      alias export to_pem
      alias to_s to_pem

      def sign(digest, data) = need_private && Native.ec_sign(@private, OpenSSL.digest_name(digest), data)
      def verify(digest, signature, data) = Native.ec_verify(@info, OpenSSL.digest_name(digest), signature, data)
      def dsa_sign_asn1(data) = need_private && Native.ec_sign(@private, nil, data)
      def dsa_verify_asn1(data, signature) = Native.ec_verify(@info, nil, signature, data)

      def dh_compute_key(point)
        need_private && Native.ec_shared(@private, PKey.info('id-ecPublicKey', ASN1::ObjectId(@group.curve_name), point.to_octet_string))
      end

      private

      def need_private = private? || raise(PKeyError, 'Private key is needed.')

      def load(text, password)
        kind, der = OpenSSL::PKey.block(text, password, skip: 'EC PARAMETERS') || [nil, text.b]
        tree = ASN1.decode(der)
        tree = OpenSSL::PKey.open_pkcs8(tree, password) if kind == 'ENCRYPTED PRIVATE KEY'
        parts = tree.value
        if parts[0].kind_of?(ASN1::Sequence)
          curve = parts[0].value[1]
          @info = tree.to_der
        elsif parts[1].kind_of?(ASN1::Sequence)
          curve = parts[1].value[1]
          inner = ASN1.decode(parts[2].value).value
          rest = inner.reject { |part| part.tag == 0 && part.tag_class == :CONTEXT_SPECIFIC }
          @private = ASN1::Sequence([*rest[0, 2], ASN1::ASN1Data.new([ASN1::ObjectId(curve.value)], 0, :CONTEXT_SPECIFIC), *rest[2..]]).to_der
        else
          curve = parts.find { |part| part.tag == 0 && part.tag_class == :CONTEXT_SPECIFIC }.value[0]
          @private = tree.to_der
        end
        @group = Group.new(curve.value)
        @info = Native.ec_public(@private) if @private
      rescue ASN1::ASN1Error, NoMethodError
        raise ECError, 'invalid curve name'
      end
    end

    # Diffie-Hellman's parameters.
    class DH < PKey
      attr_reader :p, :g

      def self.generate(bits, generator = 2) = new(bits, generator)

      def initialize(source = nil, generator = 2)
        case source
        when nil then nil
        when ::Integer
          @p = BN.new(Native.prime(source, true))
          @g = BN.new(generator)
        else
          _, der = OpenSSL::PKey.block(source, nil) || [nil, source.b]
          @p, @g = ASN1.decode(der).value.map(&:value)
        end
      rescue ASN1::ASN1Error
        raise DHError, 'could not parse pkey'
      end

      def to_der = ASN1::Sequence([ASN1::Integer(@p), ASN1::Integer(@g)]).to_der
      def to_pem = OpenSSL::PKey.pem('DH PARAMETERS', to_der)
      alias export to_pem
      alias to_s to_pem
      def params_ok? = @p.prime?
      def params = { 'p' => @p, 'g' => @g }
      def public? = false
      def private? = false
    end

    class << self
      def pem(name, der) = PEM.write(name, der)
      def encrypted_pem(name, der, cipher, password) = PEM.write_encrypted(name, der, cipher, password)

      def block(text, password, skip: nil)
        text = text.read if text.respond_to?(:read)
        PEM.blocks(text, password).find { |name, _| name != skip }
      end

      # The key of any kind.
      def read(source, password = nil)
        source = source.read if source.respond_to?(:read)
        name, der = block(source, password, skip: 'EC PARAMETERS') || [nil, source.b]
        if name == 'ENCRYPTED PRIVATE KEY'
          tree = open_pkcs8(ASN1.decode(der), password)
          name, der = 'PRIVATE KEY', tree.to_der
        end
        kind =
          case name
          when /\ARSA/ then RSA
          when /\AEC/ then EC
          when /\ADH/ then DH
          else
            parts = ASN1.decode(der).value
            algorithm = [parts[0], parts[1]].find { |part| part.kind_of?(ASN1::Sequence) }
            (algorithm ? algorithm.value[0].oid == '1.2.840.10045.2.1' : parts.size < 5) ? EC : RSA
          end
        kind.new(der)
      rescue ASN1::ASN1Error, NoMethodError
        raise PKeyError, 'Could not parse PKey: unsupported'
      end

      def open_pkcs8(tree, password)
        raise PKeyError, 'no password given' if password.nil?
        scheme, body = tree.value
        kdf, cipher = scheme.value[1].value
        salt, iterations, *rest = kdf.value[1].value
        prf = rest.find { |part| part.kind_of?(ASN1::Sequence) }
        digest = prf && prf.value[0].value =~ /SHA(\d+)/ ? "SHA#{$1}" : 'SHA1'
        c = Cipher.new(cipher.value[0].value).decrypt
        c.key = Native.pbkdf2(password, salt.value, iterations.value.to_i, c.key_len, digest)
        c.iv = cipher.value[1].value
        ASN1.decode(c.update(body.value) + c.final)
      end
    end
  end
end
