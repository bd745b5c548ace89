require 'digest'
require 'openssl/asn1'
require 'openssl/bn'
require 'openssl/pkey'
require 'openssl/x509'

module OpenSSL
  VERSION = '3.0.0'
  OPENSSL_VERSION = 'OpenSSL 3.0.0 (.NET cryptography)'
  OPENSSL_LIBRARY_VERSION = OPENSSL_VERSION
  OPENSSL_VERSION_NUMBER = 0x30000000
  private_constant :Native

  class HMACError < OpenSSLError; end

  class Digest
    class DigestError < OpenSSLError; end
  end

  # A keyed digest, fed piece by piece.
  class HMAC
    def initialize(key, digest)
      @key = key
      @digest = digest
      @data = ''.b
    end

    def update(data)
      @data << data.b
      self
    end
    alias << update

    def digest = HMAC.digest(@digest, @key, @data)
    def hexdigest = HMAC.hexdigest(@digest, @key, @data)
    alias to_s hexdigest
    alias inspect hexdigest
    def base64digest = [digest].pack('m0')

    def reset
      @data = ''.b
      self
    end

    def ==(other)
      other.kind_of?(HMAC) && digest == other.digest
    end

    def self.base64digest(digest, key, data) = [digest(digest, key, data)].pack('m0')
  end

  class Cipher
    # The same by name: AES256.new(:CBC), AES.new(256, :CBC).
    class Cipher < Cipher
    end

    class AES < Cipher
      def initialize(*args)
        super(['AES', *args].join('-').sub(/\AAES-(\d+)-?\z/, 'AES-\1-CBC'))
      end
    end

    { AES128: 128, AES192: 192, AES256: 256 }.each do |name, bits|
      const_set(name, Class.new(Cipher) { define_method(:initialize) { |mode = 'CBC'| super("AES-#{bits}-#{mode}") } })
    end
  end

  module Random
    def self.pseudo_bytes(count) = random_bytes(count)
    def self.bytes(count) = random_bytes(count)
    def self.status? = true
    def self.seed(text) = text
  end

  module PKCS5
    class PKCS5Error < OpenSSLError; end

    def self.pbkdf2_hmac(pass, salt, iter, keylen, digest)
      Native.pbkdf2(pass, salt, iter, keylen, OpenSSL.digest_name(digest))
    end

    def self.pbkdf2_hmac_sha1(pass, salt, iter, keylen) = pbkdf2_hmac(pass, salt, iter, keylen, 'SHA1')
  end

  module KDF
    class KDFError < OpenSSLError; end

    def self.pbkdf2_hmac(pass, salt:, iterations:, length:, hash:)
      raise TypeError, "wrong argument type #{hash.class} (expected OpenSSL/Digest)" unless hash.kind_of?(String) || hash.kind_of?(::Digest::Base)
      Native.pbkdf2(pass, salt, iterations, length, OpenSSL.digest_name(hash))
    end

    # One keyword is a capital letter, which no parameter can be.
    def self.scrypt(pass, **given)
      wanted = %i[salt N r p length]
      { missing: wanted - given.keys, unknown: given.keys - wanted }.each do |what, names|
        raise ArgumentError, "#{what} keyword#{'s' if names.size > 1}: #{names.map(&:inspect).join(', ')}" unless names.empty?
      end
      Native.scrypt(pass, *given.values_at(*wanted))
    end

    def self.hkdf(ikm, salt:, info:, length:, hash:)
      Native.hkdf(ikm, salt, info, length, OpenSSL.digest_name(hash))
    end
  end

  class << self
    def digest_name(digest)
      digest = digest.new if digest.kind_of?(Class)
      digest.kind_of?(::Digest::Base) ? digest.class.name.split('::').last : digest.to_s
    end

    def fixed_length_secure_compare(first, second)
      first = String.try_convert(first) || raise(TypeError, "no implicit conversion of #{first.nil? ? 'nil' : first.class} into String")
      second = String.try_convert(second) || raise(TypeError, "no implicit conversion of #{second.nil? ? 'nil' : second.class} into String")
      raise ArgumentError, 'inputs must be of equal length' if first.bytesize != second.bytesize
      first.bytes.zip(second.bytes).inject(0) { |all, (a, b)| all | (a ^ b) }.zero?
    end

    def secure_compare(first, second)
      first_digest = Digest::SHA256.digest(first)
      second_digest = Digest::SHA256.digest(second)
      fixed_length_secure_compare(first_digest, second_digest) && first == second
    end

    def Digest(name) = Digest.const_get(name)
    def fips_mode = false
    def errors = []
    def debug = false
    def debug=(flag)
      flag
    end
  end
end
