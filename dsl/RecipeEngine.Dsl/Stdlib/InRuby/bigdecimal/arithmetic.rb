class BigDecimal
  def +(other)
    combine(other, :+) { |b| limited(sum(b, 1)) }
  end

  def -(other)
    combine(other, :-) { |b| limited(sum(b, -1)) }
  end

  def *(other)
    combine(other, :*) { |b| limited(product(b)) }
  end

  def /(other)
    combine(other, :/) { |b| limited(over(b)) }
  end

  def quo(other, digits = 0)
    digits.zero? ? self / other : div(other, digits)
  end

  def add(other, digits)
    to_digits_of(digits) { combine(other, :add) { |b| sum(b, 1) } }
  end

  def sub(other, digits)
    to_digits_of(digits) { combine(other, :sub) { |b| sum(b, -1) } }
  end

  def mult(other, digits)
    to_digits_of(digits) { combine(other, :mult) { |b| product(b) } }
  end

  # Without digits: the whole number below the quotient; with 0: the quotient as / gives it.
  def div(other, digits = nil)
    if digits.nil?
      combine(other, :div) do |b|
        raise FloatDomainError, "Computation results in 'NaN' (Not a Number)" if nan? || b.nan? || (infinite? && b.infinite?)
        raise FloatDomainError, "Computation results in '#{'-' if direction * b.direction < 0}Infinity'" if infinite?
        next 0 if b.infinite?
        raise ZeroDivisionError, 'divided by 0' if b.zero?
        parts(b)[0]
      end
    else
      digits = digits_given(digits)
      return self / other if digits.zero?
      combine(other, :/) do |b|
        next over(b) if !finite? || !b.finite? || b.zero?
        Making.quotient(self, b, digits)
      end
    end
  end

  def %(other)
    combine(other, :%) do |b|
      next Making.nan if nan? || b.nan? || infinite?
      raise ZeroDivisionError, 'divided by 0' if b.zero?
      next self if b.infinite?
      limited(parts(b)[1])
    end
  end
  alias modulo %

  def divmod(other)
    combine(other, :divmod) do |b|
      next [Making.nan, Making.nan] if nan? || b.nan?
      raise ZeroDivisionError, 'divided by 0' if b.zero?
      next b.infinite? ? [Making.nan, Making.nan] : [Making.infinite(direction * b.direction), Making.nan] if infinite?
      next [Making.zero(1), self] if b.infinite?
      quotient, rest = parts(b)
      [Making.operand(quotient, self), rest]
    end
  end

  def remainder(other)
    combine(other, :remainder) do |b|
      next Making.nan if !finite? || !b.finite?
      next Making.nan if b.zero?
      low = [tens, b.tens].min
      n, d = whole * 10**(tens - low), b.whole * 10**(b.tens - low)
      Making.finite(direction, n % d, low)
    end
  end

  def power(exponent, digits = nil)
    digits = digits_given(digits) unless digits.nil?
    result =
      case exponent
      when Integer then to_whole_power(exponent)
      when Float, Rational, BigDecimal
        raise TypeError, 'invalid exponent' if exponent.respond_to?(:finite?) && !exponent.finite? && !exponent.kind_of?(Float) && exponent.nan?
        exponent == exponent.to_i ? to_whole_power(exponent.to_i) : to_broken_power(exponent, digits || 0)
      else
        raise TypeError, "wrong argument type #{exponent.class} (expected scalar Numeric)"
      end
    digits.nil? || digits.zero? || !result.finite? ? result : result.round(digits)
  end

  def **(exponent)
    power(exponent)
  end

  # The square root to at least so many digits.
  def sqrt(digits)
    raise TypeError, "no implicit conversion of #{digits.nil? ? 'nil' : digits.class} into Integer" unless digits.respond_to?(:to_int)
    digits = digits.to_int
    raise ArgumentError, 'negative precision' if digits < 0
    raise FloatDomainError, "sqrt of 'NaN'(Not a Number)" if nan?
    return self if zero?
    raise FloatDomainError, 'sqrt of negative value' if direction < 0
    return self if infinite?
    wanted = [digits, whole.to_s.size, Making::DOUBLE_DIGITS].max + Making::DIGITS_OF_WORD
    shift = [wanted * 2 - whole.to_s.size, 0].max
    shift += 1 if (tens - shift).odd?
    Making.finite(1, Integer.sqrt(whole * 10**shift), (tens - shift) / 2)
  end

  def abs
    nan? ? self : Making.make(@kind, 1, @whole, @power)
  end

  def -@
    nan? ? self : Making.make(@kind, -@sign, @whole, @power)
  end

  def +@
    self
  end

  # The whole part.
  def fix
    at_places(0, ROUND_DOWN)
  end

  # What stands behind the point.
  def frac
    finite? ? sum(fix, -1) : self
  end

  def round(places = (whole_number = true; 0), mode = nil, half: nil)
    places, mode = 0, places if places.kind_of?(Hash)
    whole_number ||= mode.nil? && half.nil? && places.to_int < 1
    mode = half.nil? ? Making.rounding_of(mode) : Making.half_of(half)
    raise FloatDomainError, text_of_domain if whole_number && !finite?
    rounded = at_places(places.to_int, mode)
    whole_number ? rounded.to_i : rounded
  end

  def truncate(places = nil)
    to_places(places, ROUND_DOWN)
  end

  def floor(places = nil)
    to_places(places, ROUND_FLOOR)
  end

  def ceil(places = nil)
    to_places(places, ROUND_CEILING)
  end

  def <=>(other)
    b = Making.operand(other, self)
    return through_coerce(other) { |x, y| x <=> y } if b.nil?
    return nil if nan? || b.nan?
    order(b)
  end

  def ==(other)
    b = Making.operand(other, self)
    return other.respond_to?(:coerce) && !other.nil? ? (through_coerce(other) { |x, y| x == y } ? true : false) : false if b.nil?
    !nan? && !b.nan? && order(b).zero?
  end
  alias === ==
  alias eql? ==

  %i[< <= > >=].each do |name|
    define_method(name) do |other|
      b = Making.operand(other, self)
      if b.nil?
        raise ArgumentError, "comparison of BigDecimal with #{other.nil? || other == true || other == false ? other.inspect : other.class} failed" unless other.respond_to?(:coerce)
        next other.coerce(self).reduce(name)
      end
      !nan? && !b.nan? && order(b).public_send(name, 0)
    end
  end

  def hash
    [BigDecimal, @kind, @sign, @whole, @power].hash
  end

  def coerce(other)
    if other.kind_of?(Rational)
      [Making.operand(other, self), self]
    else
      [Making.operand(other, self) || raise(TypeError, "#{shown(other)} can't be coerced into BigDecimal"), self]
    end
  end

  protected

  # Order of two numbers that are not NaN.
  def order(b)
    return rank <=> b.rank if !finite? || !b.finite?
    return 0 if zero? && b.zero?
    return (zero? ? 0 : direction) <=> (b.zero? ? 0 : b.direction) if zero? || b.zero? || direction != b.direction
    mine, its = exponent, b.exponent
    return (mine <=> its) * direction if mine != its
    low = [tens, b.tens].min
    (whole * 10**(tens - low) <=> b.whole * 10**(b.tens - low)) * direction
  end

  def rank
    infinite? || 0
  end


  private

  def shown(value)
    value.nil? || value == true || value == false ? value.inspect : value.class.to_s
  end

  def combine(other, name)
    b = Making.operand(other, self)
    return yield b if b
    raise TypeError, "#{shown(other)} can't be coerced into BigDecimal" unless other.respond_to?(:coerce) && !other.nil?
    x, y = other.coerce(self)
    return yield(y.kind_of?(BigDecimal) ? y : Making.operand(y, self)) if x.equal?(self) && Making.operand(y, self)
    x.public_send(name, y)
  end

  def through_coerce(other)
    return nil unless other.respond_to?(:coerce)
    pair = begin
      other.coerce(self)
    rescue StandardError
      nil
    end
    pair && yield(*pair)
  end

  def digits_given(digits)
    raise TypeError, "no implicit conversion of #{digits.nil? ? 'nil' : digits.class} into Integer" unless digits.respond_to?(:to_int)
    digits = digits.to_int
    raise ArgumentError, 'negative precision' if digits < 0
    digits
  end

  def to_digits_of(digits)
    digits = digits_given(digits)
    result = yield
    digits.zero? ? limited(result) : significant(result, digits)
  end

  def significant(number, digits)
    number.finite? ? Making.significant(number.direction, number.whole, number.tens, digits, Making.rounding) : number
  end

  def limited(number)
    Making.limit.zero? ? number : significant(number, Making.limit)
  end

  def sum(b, factor)
    return Making.nan if nan? || b.nan?
    its = b.direction * factor
    if infinite? || b.infinite?
      return Making.nan if infinite? && b.infinite? && direction != its
      return Making.infinite(infinite? ? direction : its)
    end
    return zero? && b.zero? ? Making.zero(direction < 0 && its < 0 ? -1 : 1) : Making.finite(its, b.whole, b.tens) if zero?
    return self if b.zero?
    low = [tens, b.tens].min
    total = direction * whole * 10**(tens - low) + its * b.whole * 10**(b.tens - low)
    return Making.zero(Making.rounding == ROUND_FLOOR ? -1 : 1) if total.zero?
    Making.finite(total < 0 ? -1 : 1, total.abs, low)
  end

  def product(b)
    return Making.nan if nan? || b.nan?
    sign = direction * b.direction
    return zero? || b.zero? ? Making.nan : Making.infinite(sign) if infinite? || b.infinite?
    Making.finite(sign, whole * b.whole, tens + b.tens)
  end

  # The quotient, to as many words of nine digits behind the aligned first ones as the longer number has, four at least.
  def over(b)
    return Making.nan if nan? || b.nan? || (infinite? && b.infinite?)
    sign = direction * b.direction
    return Making.infinite(sign) if infinite?
    return Making.zero(sign) if b.infinite?
    return zero? ? Making.nan : Making.divided_by_zero(sign) if b.zero?
    return Making.zero(sign) if zero?
    kept = [words, b.words, 4].max
    aligned = first_word - b.first_word
    places = (kept - aligned) * Making::DIGITS_OF_WORD
    up = places + tens - b.tens
    n, d = whole, b.whole
    up < 0 ? d *= 10**-up : n *= 10**up
    q, rest = n.divmod(d)
    q += 1 if Making.away?(sign, q, rest * 2 <=> d, !rest.zero?, Making.rounding)
    Making.finite(sign, q, -places)
  end

  def first_word
    (tens + whole.to_s.size + 8).div(9)
  end
  protected :first_word

  # Quotient rounded down, and what is left over.
  def parts(b)
    low = [tens, b.tens].min
    n, d = direction * whole * 10**(tens - low), b.direction * b.whole * 10**(b.tens - low)
    quotient, rest = n.divmod(d)
    [quotient, rest.zero? ? Making.zero(1) : Making.finite(rest < 0 ? -1 : 1, rest.abs, low)]
  end

  def to_whole_power(exponent)
    return Making.nan if nan?
    sign = direction < 0 && exponent.odd? ? -1 : 1
    return exponent.zero? ? Making.finite(1, 1, 0) : exponent < 0 ? Making.zero(sign) : Making.infinite(sign) if infinite?
    return exponent.zero? ? Making.finite(1, 1, 0) : exponent < 0 ? Making.infinite(sign) : Making.zero(sign) if zero?
    return limited(Making.finite(sign, whole**exponent, tens * exponent)) if exponent >= 0
    raised = Making.finite(sign, whole**-exponent, tens * -exponent)
    kept = (words * (Making::DIGITS_OF_WORD + 1) * (1 - exponent) + 8) / 9
    limited(Making.quotient(Making.finite(1, 1, 0), raised, kept * 9, ROUND_DOWN))
  end

  def to_broken_power(exponent, digits)
    return Making.nan if nan? || (exponent.kind_of?(Float) && exponent.nan?)
    return exponent < 0 ? (direction < 0 ? Making.nan : Making.infinite(1)) : Making.zero(1) if zero?
    raise Math::DomainError, 'Zero or negative argument for log' if direction < 0
    return exponent < 0 ? Making.zero(1) : Making.infinite(1) if infinite?
    require 'bigdecimal/math'
    wanted = [digits, words * 9, 18].max
    BigMath.exp(Making.operand(exponent, self).mult(BigMath.log(self, wanted + 4), wanted + 4), wanted)
  end

  def at_places(places, mode)
    return self if !finite? || zero? || tens >= -places
    Making.finite(direction, Making.shift(direction, whole, -places - tens, mode), -places)
  end

  def to_places(places, mode)
    if places.nil?
      raise FloatDomainError, text_of_domain unless finite?
      at_places(0, mode).to_i
    else
      raise TypeError, "no implicit conversion of #{places.class} into Integer" unless places.respond_to?(:to_int)
      at_places(places.to_int, mode)
    end
  end

  def text_of_domain
    nan? ? "Computation results in 'NaN' (Not a Number)" : "Computation results in '#{'-' if direction < 0}Infinity'"
  end
end
