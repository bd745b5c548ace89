require 'bigdecimal'

class Integer
  def to_d
    BigDecimal(self)
  end
end

class Float
  def to_d(digits = 0)
    BigDecimal(self, digits)
  end
end

class Rational
  def to_d(digits)
    raise ArgumentError, 'negative precision' if digits < 0
    BigDecimal(self, digits)
  end
end

class Complex
  def to_d(*digits)
    BigDecimal(self) unless imaginary.zero?
    digits.empty? ? BigDecimal(real) : BigDecimal(real, *digits)
  end
end

class String
  def to_d
    BigDecimal.interpret_loosely(self)
  end
end

class NilClass
  def to_d
    BigDecimal(0)
  end
end

class BigDecimal
  def to_d
    self
  end

  # Plain digits, without an exponent.
  def to_digits
    nan? || infinite? || zero? ? to_s : to_s('F')
  end
end
