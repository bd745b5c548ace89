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

    # A number of 0 up to a limit (not with it), in a range, or a float below 1.
    def random_number(limit = nil)
      case limit
      when Integer then limit.positive? ? below(limit) : fraction
      when Float then limit.positive? ? fraction * limit : fraction
      when Range then within(limit)
      when nil then fraction
      else raise ArgumentError, "invalid argument - #{limit}"
      end
    end

    def rand(limit = 1.0)
      raise ArgumentError, "invalid argument - #{limit}" if limit.nil? || (limit.is_a?(Numeric) && !limit.positive?)

      random_number(limit)
    end

    private

    def gen_random(count) = bytes(count)

    def fraction
      high, low = gen_random(8).unpack('N2')
      ((high >> 5) * 67_108_864 + (low >> 6)) * (1.0 / 9_007_199_254_740_992)
    end

    # 32 bits at a time, the highest first; what is beyond the limit is drawn again.
    def below(limit)
      bits = (limit - 1).bit_length
      mask = (1 << bits) - 1
      value = nil
      until value
        value = 0
        ((bits + 31) / 32 - 1).downto(0) do |word|
          value = (value | gen_random(4).unpack1('L') << 32 * word) & mask
          break value = nil if value >= limit
        end
      end
      value
    end

    def within(range)
      first, last = range.begin, range.end
      return first + fraction * (last - first) if first.is_a?(Float) || last.is_a?(Float)

      size = last - first + (range.exclude_end? ? 0 : 1)
      raise ArgumentError, "invalid argument - #{range}" unless size.positive?

      first + below(size)
    end

    def choose(source, count)
      raise ArgumentError, "comparison of Integer with #{count.class} failed" unless count.is_a?(Numeric)

      # as many places as one number below 2**32 has room for are drawn at once
      places = 1
      places += 1 while source.size > 1 && source.size**(places + 1) <= 0x1_0000_0000
      text = +''
      while count.positive?
        digits = random_number(source.size**places).digits([source.size, 2].max)
        digits << 0 while digits.size < [places, count].min
        text << source.values_at(*digits.first([places, count].min)).join
        count -= places
      end
      text
    end
  end
end
