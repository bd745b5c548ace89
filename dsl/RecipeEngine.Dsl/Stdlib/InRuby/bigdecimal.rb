# Decimal numbers of any length: sign, whole number and power of ten, beside the infinities and NaN.
class BigDecimal < Numeric
  VERSION = '3.1.1'
  BASE = 1_000_000_000
  EXCEPTION_ALL = 255
  EXCEPTION_INFINITY = 1
  EXCEPTION_NaN = 2
  EXCEPTION_UNDERFLOW = 4
  EXCEPTION_OVERFLOW = 1
  EXCEPTION_ZERODIVIDE = 16
  ROUND_MODE = 256
  ROUND_UP = 1
  ROUND_DOWN = 2
  ROUND_HALF_UP = 3
  ROUND_HALF_DOWN = 4
  ROUND_CEILING = 5
  ROUND_FLOOR = 6
  ROUND_HALF_EVEN = 7
  SIGN_NaN = 0
  SIGN_POSITIVE_ZERO = 1
  SIGN_NEGATIVE_ZERO = -1
  SIGN_POSITIVE_FINITE = 2
  SIGN_NEGATIVE_FINITE = -2
  SIGN_POSITIVE_INFINITE = 3
  SIGN_NEGATIVE_INFINITE = -3

  # Modes of the running thread, and the making of numbers from their parts.
  module Making # :nodoc:
    DIGITS_OF_WORD = 9
    DOUBLE_DIGITS = 16
    LARGEST_EXPONENT = 9_223_372_036_854_775_807
    ROUND_NAMES = {
      up: ROUND_UP, down: ROUND_DOWN, truncate: ROUND_DOWN, half_up: ROUND_HALF_UP, default: ROUND_HALF_UP, half_down: ROUND_HALF_DOWN,
      half_even: ROUND_HALF_EVEN, banker: ROUND_HALF_EVEN, ceiling: ROUND_CEILING, ceil: ROUND_CEILING, floor: ROUND_FLOOR
    }.freeze

    class << self
      def flags
        Thread.current.thread_variable_get(:bigdecimal_flags) || 0
      end

      def flags=(value)
        Thread.current.thread_variable_set(:bigdecimal_flags, value)
      end

      def rounding
        Thread.current.thread_variable_get(:bigdecimal_rounding) || ROUND_HALF_UP
      end

      def rounding=(value)
        Thread.current.thread_variable_set(:bigdecimal_rounding, value)
      end

      def limit
        Thread.current.thread_variable_get(:bigdecimal_limit) || 0
      end

      def limit=(value)
        Thread.current.thread_variable_set(:bigdecimal_limit, value)
      end

      # A finite number: whole * 10**power, trailing zeros gone.
      def finite(sign, whole, power)
        if whole.zero?
          power = 0
        else
          digits = whole.to_s
          kept = digits.sub(/0+\z/, '')
          if kept.size < digits.size
            power += digits.size - kept.size
            whole = kept.to_i
          end
          size = power + kept.size
          return overflow(sign) if size > LARGEST_EXPONENT
          return underflow(sign) if size < -LARGEST_EXPONENT
        end
        make(:finite, sign, whole, power)
      end

      def make(kind, sign, whole, power)
        made = BigDecimal.__send__(:new)
        made.__send__(:set, kind, sign, whole, power)
        made.freeze
      end

      def zero(sign)
        finite(sign, 0, 0)
      end

      def nan
        raise FloatDomainError, "Computation results in 'NaN' (Not a Number)" if flags & EXCEPTION_NaN != 0
        NAN
      end

      def infinite(sign)
        raise FloatDomainError, "Computation results in '#{'-' if sign < 0}Infinity'" if flags & EXCEPTION_INFINITY != 0
        sign < 0 ? NEGATIVE_INFINITY : INFINITY
      end

      def divided_by_zero(sign)
        raise FloatDomainError, 'Divide by zero' if flags & EXCEPTION_ZERODIVIDE != 0
        sign < 0 ? NEGATIVE_INFINITY : INFINITY
      end

      def overflow(sign)
        raise FloatDomainError, 'Exponent overflow' if flags & EXCEPTION_OVERFLOW != 0
        sign < 0 ? NEGATIVE_INFINITY : INFINITY
      end

      def underflow(sign)
        raise FloatDomainError, 'Exponent underflow' if flags & EXCEPTION_UNDERFLOW != 0
        zero(sign)
      end

      # A mode by its number, name or options.
      def rounding_of(value)
        case value
        when Integer
          raise ArgumentError, 'invalid rounding mode' unless value.between?(1, 7)
          value
        when Symbol then ROUND_NAMES[value.downcase] or raise ArgumentError, 'invalid rounding mode'
        when String then ROUND_NAMES[value.downcase.to_sym] or raise ArgumentError, 'invalid rounding mode'
        when Hash then half_of(value[:half])
        when nil then rounding
        else
          raise TypeError, "no implicit conversion of #{value.class} into Integer" unless value.respond_to?(:to_int)
          rounding_of(value.to_int)
        end
      end

      def half_of(name)
        case name && name.to_s.downcase
        when nil then rounding
        when 'up' then ROUND_HALF_UP
        when 'down' then ROUND_HALF_DOWN
        when 'even' then ROUND_HALF_EVEN
        else raise ArgumentError, "invalid rounding mode (#{name})"
        end
      end

      # whole / 10**places as a whole number.
      def shift(sign, whole, places, mode)
        return whole * 10**-places if places <= 0
        return away?(sign, 0, -1, !whole.zero?, mode) ? 1 : 0 if places > whole.to_s.size + 1
        unit = 10**places
        kept, rest = whole.divmod(unit)
        away?(sign, kept, rest * 2 <=> unit, !rest.zero?, mode) ? kept + 1 : kept
      end

      def away?(sign, kept, half, some, mode)
        case mode
        when ROUND_UP then some
        when ROUND_DOWN then false
        when ROUND_HALF_UP then half >= 0 && some
        when ROUND_HALF_DOWN then half > 0
        when ROUND_CEILING then some && sign > 0
        when ROUND_FLOOR then some && sign < 0
        when ROUND_HALF_EVEN then half > 0 || (half.zero? && some && kept.odd?)
        end
      end

      # The number that fits what a method was given beside another one; nil when nothing does.
      def operand(value, beside)
        case value
        when BigDecimal then value
        when Integer then finite(value < 0 ? -1 : 1, value.abs, 0)
        when Float then from_float(value, 0)
        when Rational then from_rational(value, [beside.__send__(:words), 1].max * DIGITS_OF_WORD)
        end
      end

      def from_float(value, digits)
        return nan if value.nan?
        return infinite(value) if value.infinite?
        return zero(1 / value < 0 ? -1 : 1) if value.zero?
        if digits.zero?
          from_text(value.to_s, true)
        else
          raise ArgumentError, 'precision too large.' if digits > DOUBLE_DIGITS
          from_rational(value.to_r, digits)
        end
      end

      def from_rational(value, digits)
        quotient(finite(value < 0 ? -1 : 1, value.numerator.abs, 0), finite(1, value.denominator, 0), digits)
      end

      # a / b of two finite numbers, to so many significant digits.
      def quotient(a, b, digits, mode = rounding)
        sign = a.__send__(:direction) * b.__send__(:direction)
        n, d = a.__send__(:whole), b.__send__(:whole)
        return zero(sign) if n.zero?
        more = [digits + 2 + d.to_s.size - n.to_s.size, 0].max
        whole, rest = (n * 10**more).divmod(d)
        power = a.__send__(:tens) - b.__send__(:tens) - more
        # a digit more stands for what was left over, so that halves are told from a little more than halves
        significant(sign, whole * 10 + (rest.zero? ? 0 : 1), power - 1, digits, mode)
      end

      def significant(sign, whole, power, digits, mode)
        places = whole.to_s.size - digits
        return finite(sign, whole, power) if digits.zero? || places <= 0
        finite(sign, shift(sign, whole, places, mode), power + places)
      end

      NUMBER = /\A\s*([+-]?)(\d+(?:_\d+)*)?(?:\.(\d+(?:_\d+)*)?)?(?:[eEdD]([+-]?\d+(?:_\d+)*))?/

      # Reads a number; nil when the text is none. Loosely: what stands at the beginning counts, and 0 when nothing does.
      def from_text(text, strict)
        case text.strip
        when 'NaN' then return nan
        when 'Infinity', '+Infinity' then return infinite(1)
        when '-Infinity' then return infinite(-1)
        end
        return strict ? nil : zero(1) if text.include?("\0") && strict
        match = NUMBER.match(text)
        unless match && (match[2] || match[3])
          return strict ? nil : zero(match && match[1] == '-' ? -1 : 1)
        end
        return nil if strict && (!match.post_match.strip.empty? || (match[3].nil? && match[0].include?('.')))
        sign = match[1] == '-' ? -1 : 1
        before, after = (match[2] || '').delete('_'), (match[3] || '').delete('_')
        made = finite(sign, (before + after).to_i, (match[4] || '0').delete('_').to_i - after.size)
        return made unless made.finite?
        with_room(made, (before.size + after.size + 8) / 9 + 1)
      end

      def with_room(number, words)
        made = BigDecimal.__send__(:new)
        made.__send__(:set, :finite, number.__send__(:direction), number.__send__(:whole), number.__send__(:tens))
        made.__send__(:room=, words)
        made.freeze
      end
    end
  end
  private_constant :Making

  class << self
    private :new
    undef_method :allocate

    def mode(which, value = (asked = true; nil))
      raise TypeError, "no implicit conversion of #{which.nil? ? 'nil' : which.class} into Integer" unless which.respond_to?(:to_int)
      which = which.to_int
      if which & EXCEPTION_ALL != 0
        return Making.flags if value.nil?
        raise ArgumentError, 'second argument must be true or false' unless value == true || value == false
        Making.flags = value ? Making.flags | (which & EXCEPTION_ALL) : Making.flags & ~(which & EXCEPTION_ALL)
        Making.flags
      elsif which == ROUND_MODE
        return Making.rounding if value.nil?
        Making.rounding = Making.rounding_of(value)
      else
        raise TypeError, 'first argument for BigDecimal.mode invalid'
      end
    end

    def limit(digits = nil)
      before = Making.limit
      unless digits.nil?
        raise ArgumentError, 'argument must be positive' if digits < 0
        Making.limit = digits
      end
      before
    end

    def double_fig
      Making::DOUBLE_DIGITS
    end

    def save_exception_mode
      before = Making.flags
      yield
    ensure
      Making.flags = before
    end

    def save_rounding_mode
      before = Making.rounding
      yield
    ensure
      Making.rounding = before
    end

    def save_limit
      before = Making.limit
      yield
    ensure
      Making.limit = before
    end

    def making
      Making
    end
    private :making

    def interpret_loosely(text)
      Making.from_text(text, false)
    end

    def _load(text)
      Making.from_text(text[/:(.*)/m, 1] || text, true) or raise TypeError, 'marshaled bigdecimal format differed'
    end
  end

  def set(kind, sign, whole, power)
    @kind, @sign, @whole, @power = kind, sign, whole, power
  end
  private :set

  NAN = Making.make(:nan, 1, 0, 0)
  INFINITY = Making.make(:infinite, 1, 0, 0)
  NEGATIVE_INFINITY = Making.make(:infinite, -1, 0, 0)
  private_constant :NEGATIVE_INFINITY

  private

  attr_writer :room

  protected

  attr_reader :whole

  def tens
    @power
  end

  def direction
    @sign
  end

  # Words of nine digits, counted from the point, that hold the number.
  def words
    return 1 if @whole.zero?
    high = @power + @whole.to_s.size
    (high + 8).div(9) - @power.div(9)
  end
end

module Kernel
  private

  def BigDecimal(value, digits = nil, exception: true)
    making = BigDecimal.__send__(:making)
    given = digits
    unless digits.nil?
      raise TypeError, "no implicit conversion of #{digits.class} into Integer" unless digits.respond_to?(:to_int)
      digits = digits.to_int
      if digits < 0
        return nil unless exception
        raise ArgumentError, 'negative precision'
      end
    end
    case value
    when BigDecimal then value
    when Integer then making.finite(value < 0 ? -1 : 1, value.abs, 0)
    when Float
      if given.nil? && value.finite?
        return nil unless exception
        raise ArgumentError, "can't omit precision for a Float."
      end
      making.from_float(value, digits || 0)
    when Rational
      if given.nil?
        return nil unless exception
        raise ArgumentError, "can't omit precision for a Rational."
      end
      making.from_rational(value, digits)
    when Complex
      raise ArgumentError, 'Unable to make a BigDecimal from non-zero imaginary number' unless value.imaginary.zero?
      BigDecimal(value.real, digits, exception: exception)
    else
      text = value.kind_of?(String) ? value : value.respond_to?(:to_str) ? value.to_str : nil
      if text.nil?
        return nil unless exception
        raise TypeError, "can't convert #{value.nil? || value == true || value == false ? value.inspect : value.class} into BigDecimal"
      end
      raise ArgumentError, 'string contains null byte' if text.include?("\0") && exception
      made = making.from_text(text, true)
      raise ArgumentError, "invalid value for BigDecimal(): #{text.inspect}" if made.nil? && exception
      made
    end
  end
end

require 'bigdecimal/arithmetic'
require 'bigdecimal/conversions'

Object.autoload :BigMath, 'bigdecimal/math'
