require 'securerandom'

class Random
  # Random text and numbers from anything that gives random bytes.
  module Formatter
    def random_bytes(count = nil) = gen_random(count ? count.to_int : 16)
    def hex(count = nil) = random_bytes(count).unpack1('H*').force_encoding(Encoding::US_ASCII)
    def base64(count = nil) = [random_bytes(count)].pack('m0')

    def urlsafe_base64(count = nil, padding = false)
      text = base64(count).tr('+/', '-_')
      padding ? text : text.delete('=')
    end

    def uuid
      parts = random_bytes(16).unpack('NnnnnN')
      parts[2] = (parts[2] & 0x0fff) | 0x4000
      parts[3] = (parts[3] & 0x3fff) | 0x8000
      format('%08x-%04x-%04x-%04x-%04x%08x', *parts)
    end

    def alphanumeric(count = nil, chars: [*'A'..'Z', *'a'..'z', *'0'..'9'])
      choose(chars, count || 16)
    end

    private

    def gen_random(count) = bytes(count)
    def choose(source, count) = Array.new(count) { source[random_number(source.size)] }.join
  end
end
