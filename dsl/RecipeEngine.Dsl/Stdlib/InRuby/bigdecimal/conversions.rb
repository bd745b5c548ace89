class BigDecimal
  def nan?
    @kind == :nan
  end

  def infinite?
    @kind == :infinite ? @sign : nil
  end

  def finite?
    @kind == :finite
  end

  def zero?
    @kind == :finite && @whole.zero?
  end

  def nonzero?
    zero? ? nil : self
  end

  def sign
    return SIGN_NaN if nan?
    (infinite? ? 3 : zero? ? 1 : 2) * @sign
  end

  # The power of ten of the first digit, where 0.1 has 0.
  def exponent
    !finite? || zero? ? 0 : @power + @whole.to_s.size
  end

  def precs
    warn 'BigDecimal#precs is deprecated and will be removed in the future; use BigDecimal#precision instead.', uplevel: 0, category: :deprecated
    used = finite? && !zero? ? words * 9 : 9
    [used, finite? && !zero? ? [(@room || words + 1) * 9, used].max : 9]
  end

  def precision
    return 0 if !finite? || zero?
    # zeros between the point and the first digit do not count
    [@power >= 0 ? exponent : [exponent, 0].max - @power, exponent > 0 ? 0 : -@power + exponent].yield_self { |all, small| exponent > 0 ? all : small }
  end

  def scale
    finite? && !zero? ? [-@power, 0].max : 0
  end

  def precision_scale
    [precision, scale]
  end

  def n_significant_digits
    finite? && !zero? ? @whole.to_s.size : 0
  end

  def clone
    self
  end

  def dup
    self
  end

  def to_i
    raise FloatDomainError, text_of_domain unless finite?
    @sign * (@power >= 0 ? @whole * 10**@power : -@power > @whole.to_s.size ? 0 : @whole / 10**-@power)
  end
  alias to_int to_i

  def to_r
    raise FloatDomainError, text_of_domain unless finite?
    @power >= 0 ? Rational(@sign * @whole * 10**@power, 1) : Rational(@sign * @whole, 10**-@power)
  end

  def to_f
    return Float::NAN if nan?
    return @sign * Float::INFINITY if infinite?
    return @sign * 0.0 if zero?
    if exponent > Float::MAX_10_EXP + 1
      Making.overflow(@sign)
      return @sign * Float::INFINITY
    elsif exponent < Float::MIN_10_EXP - Float::DIG - 2
      Making.underflow(@sign)
      return @sign * 0.0
    end
    "#{'-' if @sign < 0}#{@whole}e#{@power}".to_f
  end

  def split
    return [0, 'NaN', 10, 0] if nan?
    [@sign, infinite? ? 'Infinity' : @whole.to_s, 10, exponent]
  end

  def to_s(format = '')
    text(format).force_encoding(Encoding::US_ASCII)
  end

  def inspect
    text('').force_encoding(Encoding::US_ASCII)
  end

  def _dump(_level = nil)
    "#{(finite? && !zero? ? [@room || words, words].max : 1) * 9}:#{text('')}"
  end

  private

  def text(format)
    if format.kind_of?(Integer)
      group, format = format, ''
    else
      raise TypeError, 'no implicit conversion from nil to integer' if format.nil?
      format = format.to_str
      group = format[/\d+/].to_i
    end
    before = @sign < 0 ? '-' : format.start_with?('+') ? '+' : format.start_with?(' ') ? ' ' : ''
    return 'NaN' if nan?
    return "#{before}Infinity" if infinite?
    return "#{before}0.0" if zero?
    digits = @whole.to_s
    return "#{before}0.#{grouped(digits, group)}e#{exponent}" unless format.match?(/f/i)
    if @power >= 0
      whole_part, rest = digits + '0' * @power, '0'
    elsif exponent > 0
      whole_part, rest = digits[0...exponent], digits[exponent..]
    else
      whole_part, rest = '0', '0' * -exponent + digits
    end
    "#{before}#{grouped(whole_part, group)}.#{grouped(rest, group)}"
  end

  def grouped(digits, size)
    size > 0 ? digits.scan(/.{1,#{size}}/).join(' ') : digits
  end
end
