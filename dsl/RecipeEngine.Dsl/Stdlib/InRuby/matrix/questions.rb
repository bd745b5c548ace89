class Matrix
  def square?
    row_count == column_count
  end

  def empty?
    row_count.zero? || column_count.zero?
  end

  def zero?
    all?(&:zero?)
  end

  def real?
    all?(&:real?)
  end

  def diagonal?
    must_be_square
    each(:off_diagonal).all?(&:zero?)
  end

  def lower_triangular?
    each(:strict_upper).all?(&:zero?)
  end

  def upper_triangular?
    each(:strict_lower).all?(&:zero?)
  end

  def symmetric?
    must_be_square
    pairs { |value, other| value == other }
  end

  def antisymmetric?
    must_be_square
    pairs(:upper) { |value, other| value == -other }
  end
  alias skew_symmetric? antisymmetric?

  def hermitian?
    must_be_square
    pairs(:upper) { |value, other| value == other.conj }
  end

  def normal?
    must_be_square
    self * adjoint == adjoint * self
  end

  def orthogonal?
    must_be_square
    self * transpose == self.class.identity(row_count)
  end

  def unitary?
    must_be_square
    self * adjoint == self.class.identity(row_count)
  end

  def permutation?
    must_be_square
    @rows.all? { |row| one_of?(row) } && @rows.transpose.all? { |column| one_of?(column) }
  end

  def regular?
    !singular?
  end

  def singular?
    determinant == 0
  end

  private

  def must_be_square
    raise ErrDimensionMismatch unless square?
  end

  def pairs(which = :strict_upper)
    each_with_index(which) { |value, i, j| return false unless yield value, @rows[j][i] }
    true
  end

  def one_of?(values)
    values.count { |value| value == 1 } == 1 && values.count { |value| value == 0 } == values.size - 1
  end
end
