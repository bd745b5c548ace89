require 'bigdecimal'

# Functions of decimal numbers, to any number of digits; worked out with whole numbers that stand for so many places.
module BigMath
  module_function

  def sqrt(x, digits)
    x.sqrt(digits)
  end

  def exp(x, digits)
    raise ArgumentError, 'Zero or negative precision for exponential' if digits <= 0
    x = decimal(x, digits)
    return BigDecimal::NAN if x.nan?
    return x > 0 ? BigDecimal::INFINITY : BigDecimal(0) if x.infinite?
    # e**x = (e**(x / 2**k))**(2**k)
    halvings = [x.exponent, 0].max * 4 + 8
    scale = 10**(digits + halvings + [x.exponent, 0].max + 10)
    part = (x.to_r * scale / 2**halvings).to_i
    sum = term = scale
    n = 0
    until term.zero?
      n += 1
      term = term * part / (scale * n)
      term += 1 if term == -1
      sum += term
    end
    result = Rational(sum, scale)
    value = BigDecimal(result, digits + halvings + 10)
    halvings.times { value = value.mult(value, digits + halvings + 10) }
    value.mult(1, digits)
  end

  def log(x, digits)
    raise ArgumentError, 'Zero or negative precision for exponential' if digits <= 0
    raise Math::DomainError, 'Complex argument for BigMath.log' if x.kind_of?(Complex)
    raise ArgumentError, "#{x.nil? || x == true || x == false ? x.inspect : x.class} can't be coerced into BigDecimal" unless x.kind_of?(Numeric)
    x = decimal(x, digits)
    return BigDecimal::NAN if x.nan?
    raise Math::DomainError, 'Zero or negative argument for log' if x <= 0
    return BigDecimal::INFINITY if x.infinite?
    places = digits + 12
    scale = 10**places
    ten = x.exponent
    value = Rational(x.to_r, Rational(10)**ten)
    # between 0.1 and 1: twice the area tangent of (v - 1) / (v + 1), nearer to 1 after a few roots
    whole = (value * scale).to_i
    roots = 0
    while (scale - whole).abs > scale / 20
      whole = Integer.sqrt(whole * scale)
      roots += 1
    end
    total = area(whole - scale, whole + scale, scale) * 2 * 2**roots
    total += ten * log_of_ten(places + ten.abs.to_s.size) / 10**ten.abs.to_s.size unless ten.zero?
    BigDecimal(Rational(total, scale), digits)
  end

  def PI(digits)
    raise ArgumentError, 'Zero or negative precision for PI' if digits <= 0
    scale = 10**(digits + 10)
    BigDecimal(Rational(4 * (4 * arc(1, 5, scale) - arc(1, 239, scale)), scale), digits + 2)
  end

  def E(digits)
    raise ArgumentError, 'Zero or negative precision for E' if digits <= 0
    exp(BigDecimal(1), digits)
  end

  def sin(x, digits)
    raise ArgumentError, 'Zero or negative precision for sin' if digits <= 0
    return BigDecimal::NAN if x.infinite? || x.nan?
    series(x, digits, 1)
  end

  def cos(x, digits)
    raise ArgumentError, 'Zero or negative precision for cos' if digits <= 0
    return BigDecimal::NAN if x.infinite? || x.nan?
    series(x, digits, 0)
  end

  def atan(x, digits)
    raise ArgumentError, 'Zero or negative precision for atan' if digits <= 0
    return BigDecimal::NAN if x.nan?
    half = PI(digits + 4).div(2, digits + 4)
    return x > 0 ? half : -half if x.infinite?
    return -atan(-x, digits) if x < 0
    return half.sub(atan(BigDecimal(1).div(x, digits + 4), digits + 4), digits) if x > 1
    scale = 10**(digits + 12)
    value, halvings = (x.to_r * scale).to_i, 0
    while value > scale / 10
      # atan x = 2 atan(x / (1 + sqrt(1 + x*x)))
      value = value * scale / (scale + Integer.sqrt(scale * scale + value * value))
      halvings += 1
    end
    BigDecimal(Rational(arc(value, scale, scale) * 2**halvings, scale), digits)
  end

  class << self
    private

    def decimal(x, digits)
      case x
      when BigDecimal then x
      when Float then BigDecimal(x, 0)
      when Rational then BigDecimal(x, digits + 10)
      when Integer then BigDecimal(x)
      else raise ArgumentError, "#{x.inspect} can't be coerced into BigDecimal"
      end
    end

    # n/d + (n/d)**3 / 3 + (n/d)**5 / 5 …, times scale
    def area(n, d, scale)
      powers(n, d, scale) { |sum, term, _| sum + term }
    end

    # n/d - (n/d)**3 / 3 + (n/d)**5 / 5 …, times scale
    def arc(n, d, scale)
      powers(n, d, scale) { |sum, term, i| i.odd? ? sum - term : sum + term }
    end

    def powers(n, d, scale)
      power = n * scale / d
      sum, i = 0, 0
      until power.zero? || power == -1
        sum = yield sum, power / (2 * i + 1), i
        power = power * n * n / (d * d)
        i += 1
      end
      sum
    end

    def log_of_ten(places)
      scale = 10**places
      # ln 10 = 23 artanh(1/9)*2 … by three small arguments: 46 artanh(1/31) + 34 artanh(1/49) + 20 artanh(1/161)
      46 * area(1, 31, scale) + 34 * area(1, 49, scale) + 20 * area(1, 161, scale)
    end

    def series(x, digits, first)
      places = digits + 10 + [x.exponent, 0].max
      scale = 10**places
      circle = (PI(places).to_r * 2 * scale).to_i
      value = (x.to_r * scale).to_i % circle
      value -= circle if value > circle / 2
      term = first.zero? ? scale : value
      sum, n = 0, first
      until term.zero? || term == -1
        sum += term
        term = -term * value / scale * value / scale / ((n + 1) * (n + 2))
        n += 2
      end
      BigDecimal(Rational(sum, scale), digits)
    end
  end
end
