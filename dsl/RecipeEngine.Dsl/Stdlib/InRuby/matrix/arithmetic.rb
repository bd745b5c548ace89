class Matrix
  # A number on the left of an operator whose right side is a matrix or vector.
  class Scalar < Numeric # :nodoc:
    include ExceptionForMatrix

    def initialize(value)
      @value = value
    end

    def +(other)
      refuse(:+, other) { @value + other }
    end

    def -(other)
      refuse(:-, other) { @value - other }
    end

    def *(other)
      case other
      when Vector, Matrix then other.collect { |value| @value * value }
      else refuse(:*, other) { @value * other }
      end
    end

    def /(other)
      case other
      when Matrix then self * other.inverse
      else refuse(:/, other) { @value / other }
      end
    end

    def **(other)
      refuse(:**, other) { @value**other }
    end

    private

    def refuse(name, other)
      return yield if other.kind_of?(Numeric)
      raise ErrOperationNotDefined, [name.to_s, @value.class, other.class] if other.kind_of?(Vector) || other.kind_of?(Matrix)
      raise TypeError, "#{other.class} can't be coerced into #{@value.class}" unless other.respond_to?(:coerce)
      left, right = other.coerce(@value)
      left.__send__(name, right)
    end
  end

  def *(other)
    case other
    when Numeric then collect { |value| value * other }
    when Vector then (self * self.class.column_vector(other)).column(0)
    when Matrix
      raise ErrDimensionMismatch if column_count != other.row_count
      columns = Array.new(other.column_count) { |j| other.table.map { |row| row[j] } }
      made(@rows.map { |row| columns.map { |column| row.each_with_index.inject(0) { |sum, (value, k)| sum + value * column[k] } } }, other.column_count)
    else
      by_coerce(:*, other)
    end
  end

  def +(other)
    beside(:+, other) { |a, b| a + b }
  end

  def -(other)
    beside(:-, other) { |a, b| a - b }
  end

  def hadamard_product(other)
    other = to_table(other)
    raise ErrDimensionMismatch unless row_count == other.row_count && column_count == other.column_count
    made(@rows.zip(other.table).map { |mine, its| mine.zip(its).map { |a, b| a * b } }, column_count)
  end
  alias entrywise_product hadamard_product

  def /(other)
    case other
    when Numeric then collect { |value| value / other }
    when Matrix then self * other.inverse
    else by_coerce(:/, other)
    end
  end

  def inverse
    raise ErrDimensionMismatch unless square?
    size = row_count
    left, right = to_a, self.class.identity(size).to_a
    size.times do |k|
      pivot = (k...size).max_by { |i| left[i][k].abs }
      raise ErrNotRegular if left[pivot][k] == 0
      left[k], left[pivot] = left[pivot], left[k]
      right[k], right[pivot] = right[pivot], right[k]
      divisor = left[k][k]
      size.times do |i|
        next if i == k
        factor = left[i][k].quo(divisor)
        size.times do |j|
          left[i][j] -= left[k][j] * factor
          right[i][j] -= right[k][j] * factor
        end
      end
      size.times do |j|
        left[k][j] = left[k][j].quo(divisor)
        right[k][j] = right[k][j].quo(divisor)
      end
    end
    made(right, size)
  end
  alias inv inverse

  def **(exponent)
    case exponent
    when Integer
      raise ErrDimensionMismatch unless square?
      return inverse**-exponent if exponent < 0
      return self.class.identity(column_count) if exponent.zero?
      result, factor = nil, self
      until exponent.zero?
        result = result ? result * factor : factor if exponent.odd?
        exponent >>= 1
        factor *= factor unless exponent.zero?
      end
      result
    when Numeric
      v, d, v_inv = eigensystem.to_a
      v * self.class.diagonal(*d.each(:diagonal).map { |e| e**exponent }) * v_inv
    else
      raise ErrOperationNotDefined, ['**', self.class, exponent.class]
    end
  end

  def abs
    collect(&:abs)
  end

  # By elimination that keeps whole numbers whole.
  def determinant
    raise ErrDimensionMismatch unless square?
    rows, size = to_a, row_count
    return 1 if size.zero?
    sign, before = 1, 1
    (size - 1).times do |k|
      if rows[k][k] == 0
        other = (k + 1...size).find { |i| rows[i][k] != 0 } or return 0
        rows[k], rows[other] = rows[other], rows[k]
        sign = -sign
      end
      pivot = rows[k][k]
      (k + 1...size).each do |i|
        (k + 1...size).each do |j|
          rows[i][j] = exact_or_not(pivot * rows[i][j] - rows[i][k] * rows[k][j], before)
        end
      end
      before = pivot
    end
    sign * rows[-1][-1]
  end
  alias det determinant

  def cofactor(i, j)
    raise RuntimeError, 'cofactor of empty matrix is not defined' if empty?
    raise ErrDimensionMismatch unless square?
    first_minor(i, j).determinant * (-1)**(i + j)
  end

  def adjugate
    raise ErrDimensionMismatch unless square?
    self.class.build(row_count, column_count) { |i, j| cofactor(j, i) }
  end

  def laplace_expansion(row: nil, column: nil)
    number = row || column
    raise ArgumentError, 'exactly one the row or column arguments must be specified' if !number || (row && column)
    raise ErrDimensionMismatch unless square?
    raise RuntimeError, 'laplace_expansion of empty matrix is not defined' if empty?
    raise ArgumentError, "invalid num (#{number.inspect} for 0..#{row_count - 1})" unless number.between?(0, row_count - 1)
    row ? row(row).map.with_index { |e, k| e * cofactor(row, k) }.inject(:+) : column(column).map.with_index { |e, k| e * cofactor(k, column) }.inject(:+)
  end
  alias cofactor_expansion laplace_expansion

  def rank
    rows, rank = to_a, 0
    column_count.times do |j|
      pivot = (rank...row_count).find { |i| rows[i][j] != 0 } or next
      rows[rank], rows[pivot] = rows[pivot], rows[rank]
      (rank + 1...row_count).each do |i|
        factor = rows[i][j].quo(rows[rank][j])
        (j...column_count).each { |k| rows[i][k] -= rows[rank][k] * factor }
      end
      rank += 1
    end
    rank
  end

  def round(digits = 0)
    map { |value| value.round(digits) }
  end

  def trace
    raise ErrDimensionMismatch unless square?
    (0...column_count).inject(0) { |sum, i| sum + @rows[i][i] }
  end
  alias tr trace

  def transpose
    return self.class.empty(column_count, 0) if row_count.zero?
    made(@rows.transpose, row_count)
  end
  alias t transpose

  def hstack(*others)
    self.class.hstack(self, *others)
  end

  def vstack(*others)
    self.class.vstack(self, *others)
  end

  def combine(*others, &block)
    self.class.combine(self, *others, &block)
  end

  def conjugate
    collect(&:conjugate)
  end
  alias conj conjugate

  def adjoint
    conjugate.transpose
  end

  def imaginary
    collect(&:imaginary)
  end
  alias imag imaginary

  def real
    collect(&:real)
  end

  def rectangular
    [real, imag]
  end
  alias rect rectangular

  def eigensystem
    EigenvalueDecomposition.new(self)
  end
  alias eigen eigensystem

  def lup
    LUPDecomposition.new(self)
  end
  alias lup_decomposition lup

  private

  def beside(name, other)
    case other
    when Numeric then raise ErrOperationNotDefined, [name.to_s, self.class, other.class]
    when Vector then other = self.class.column_vector(other)
    when Matrix then nil
    else return by_coerce(name, other)
    end
    raise ErrDimensionMismatch unless row_count == other.row_count && column_count == other.column_count
    made(@rows.zip(other.table).map { |mine, its| mine.zip(its).map { |a, b| yield a, b } }, column_count)
  end

  def exact_or_not(value, divisor)
    value.kind_of?(Integer) && divisor.kind_of?(Integer) && (value % divisor).zero? ? value / divisor : value.quo(divisor)
  end
end
