module OpenSSL
  class BNError < OpenSSLError; end

  # A whole number of any size.
  class BN
    include Comparable
    attr_reader :number
    protected :number

    def initialize(value, base = 10)
      @number =
        case value
        when Integer then value
        when BN then value.to_i
        when String
          case base
          when 10 then value.to_i
          when 16 then value.to_i(16)
          when 2 then value.b.unpack1('H*').to_i(16)
          when 0 then (b = value.b[4..]).getbyte(0).to_i >= 128 ? -(b.unpack1('H*').to_i(16) & ((1 << (b.bytesize * 8 - 1)) - 1)) : b.unpack1('H*').to_i(16)
          else raise ArgumentError, "invalid radix #{base}"
          end
        else raise TypeError, "Cannot convert into OpenSSL::BN"
        end
    end

    def self.int(value) = value.kind_of?(Integer) ? value : new(value).to_i
    def self.rand(bits, _fill = 0, _odd = false) = new(SecureRandom.random_number(1 << bits) | (1 << (bits - 1)))
    def self.rand_range(range) = new(SecureRandom.random_number(int(range)))
    def self.pseudo_rand(bits, *rest) = rand(bits, *rest)
    def self.generate_prime(bits, safe = true, *_rest) = new(Native.prime(bits, safe))

    def to_i = @number
    alias to_int to_i
    def to_bn = self
    def coerce(other) = [other, @number]
    def num_bits = @number.abs.bit_length
    def num_bytes = (num_bits + 7) / 8
    def zero? = @number.zero?
    def one? = @number == 1
    def odd? = @number.odd?
    def negative? = @number.negative?
    def bit_set?(bit) = @number[bit] == 1
    def prime?(*) = Native.prime?(@number)
    def hash = @number.hash
    def -@ = BN.new(-@number)
    def +@ = self

    def to_s(base = 10)
      case base
      when 10 then @number.to_s
      when 16
        text = @number.abs.to_s(16).upcase
        text = "0#{text}" if text.size.odd?
        @number.negative? ? "-#{text}" : text
      when 2 then @number.zero? ? ''.b : [to_s(16).delete('-')].pack('H*')
      when 0
        body = to_s(2)
        body = "\0".b + body if body.getbyte(0).to_i >= 128
        [body.bytesize].pack('N') + body
      else raise ArgumentError, "invalid radix #{base}"
      end
    end

    def inspect = "#<OpenSSL::BN: #{self}>"

    %i[+ - * & | ^ <<].each { |name| define_method(name) { |other| BN.new(@number.public_send(name, BN.int(other))) } }
    def >>(bits) = BN.new(@number >> bits)
    def **(other) = BN.new(@number**BN.int(other))

    def /(other)
      quotient, rest = @number.abs.divmod(BN.int(other).abs)
      sign = (@number.negative? ^ BN.int(other).negative?) ? -1 : 1
      [BN.new(sign * quotient), BN.new(@number.negative? ? -rest : rest)]
    end

    def %(other) = BN.new(@number.remainder(BN.int(other)))
    def sqr = BN.new(@number * @number)
    def gcd(other) = BN.new(@number.gcd(BN.int(other)))
    def mod_add(other, mod) = BN.new((@number + BN.int(other)) % BN.int(mod))
    def mod_sub(other, mod) = BN.new((@number - BN.int(other)) % BN.int(mod))
    def mod_mul(other, mod) = BN.new((@number * BN.int(other)) % BN.int(mod))
    def mod_sqr(mod) = BN.new((@number * @number) % BN.int(mod))
    def mod_exp(exponent, mod) = BN.new(@number.pow(BN.int(exponent), BN.int(mod)))

    def mod_inverse(mod)
      a, m = @number, BN.int(mod)
      raise BNError, 'no inverse' unless a.gcd(m) == 1
      x, y = 1, 0
      b = m
      while a > 1
        q = a / b
        a, b = b, a % b
        x, y = y, x - q * y
      end
      BN.new(x % m)
    end

    def <=>(other) = @number <=> BN.int(other)
    alias cmp <=>
    def ucmp(other) = @number.abs <=> BN.int(other).abs

    def ==(other)
      @number == BN.int(other)
    rescue TypeError
      false
    end
    alias === ==

    def eql?(other) = other.kind_of?(BN) && @number == other.to_i
  end
end

class Integer
  def to_bn = OpenSSL::BN.new(self)
end
