# Values of encrypted data bag items, one by one.
class Chef
  class EncryptedDataBagItem
    class EncryptionFailure < StandardError; end

    # A value to its encrypted form.
    module Encryptor
      def self.new(value, secret, iv = nil)
        One.new(value, secret)
      end

      class One
        attr_reader :key, :plaintext_data

        def initialize(value, key)
          @plaintext_data, @key = value, key
        end

        def for_encrypted_item
          Chef::EncryptedDataBagItem.encrypt_data_bag_item({ 'id' => 'value', 'value' => plaintext_data }, key)['value']
        end

        def encrypted_data
          for_encrypted_item['encrypted_data']
        end
      end
    end

    # An encrypted value to what it was.
    module Decryptor
      def self.for(encrypted_value, key)
        One.new(encrypted_value, key)
      end

      class One
        attr_reader :key, :encrypted_data

        def initialize(value, key)
          @encrypted_data, @key = value, key
        end

        def for_decrypted_item
          Chef::EncryptedDataBagItem.new({ 'id' => 'value', 'value' => @encrypted_data }, key)['value']
        end
      end
    end

    # Tells encrypted items from plain ones.
    module CheckEncrypted
      KEYS = {
        1 => %w{encrypted_data iv version cipher}, 2 => %w{encrypted_data hmac iv version cipher}, 3 => %w{encrypted_data iv auth_tag version cipher}
      }.freeze

      def encrypted?(raw_data)
        values = raw_data.reject { |key, _| key == 'id' }.values
        !values.empty? && values.all? { |v| v.is_a?(Hash) && KEYS[v['version']] && v.keys.sort == KEYS[v['version']].sort }
      end
    end
  end

  # Only what a list of paths names.
  class AttributeAllowlist
    def self.filter(data, allowed = nil)
      return data if allowed.nil?

      allowed.each_with_object({}) { |path, kept| keep(data, kept, path.is_a?(Array) ? path.map(&:to_s) : path.to_s.split('/')) }
    end

    def self.keep(data, kept, path)
      *up, last = path
      up.each do |key|
        return unless data.is_a?(Hash) && data[key].is_a?(Hash)

        data = data[key]
        kept = (kept[key] ||= {})
      end
      kept[last] = data[last] if data.is_a?(Hash) && data.key?(last)
    end
    private_class_method :keep
  end

  # All but what a list of paths names.
  class AttributeBlocklist
    def self.filter(data, blocked = nil)
      copy = Marshal.load(Marshal.dump(data.to_hash))
      (blocked || []).each do |path|
        *up, last = path.is_a?(Array) ? path.map(&:to_s) : path.to_s.split('/')
        home = up.reduce(copy) { |at, key| at.is_a?(Hash) ? at[key] : nil }
        home.delete(last) if home.is_a?(Hash)
      end
      copy
    end
  end
end
