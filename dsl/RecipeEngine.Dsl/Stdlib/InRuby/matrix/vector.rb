# A row of numbers.
class Vector
  include ExceptionForMatrix
  include Enumerable
  include Matrix::Given
  include Matrix::Alike

  class ZeroVectorError < StandardError
  end

  class << self
    include Matrix::Given
    private :new

    def [](*values)
      new(values)
    end

    def elements(values, copy = true)
      new(to_list(values, copy))
    end

    def basis(size:, index:)
      raise ArgumentError, "invalid size (#{size} for 1..)" if size < 1
      raise ArgumentError, "invalid index (#{index} for 0...#{size})" unless index.between?(0, size - 1)
      new(Array.new(size, 0).tap { |values| values[index] = 1 }.freeze)
    end

    def zero(size)
      raise ArgumentError, "invalid size (#{size} for 0..)" if size < 0
      new(Array.new(size, 0))
    end

    def independent?(*vectors)
      vectors.each do |vector|
        raise TypeError, "expected Vector, got #{vector.class}" unless vector.kind_of?(Vector)
        raise ErrDimensionMismatch unless vector.size == vectors.first.size
      end
      return false if vectors.count > vectors.first.size
      Matrix[*vectors.map(&:to_a)].rank == vectors.count
    end
    alias linearly_independent? independent?
  end

  def initialize(values)
    @elements = values
  end

  def [](index)
    part = @elements[index]
    index.kind_of?(Range) ? part && Vector.elements(part) : part
  end
  alias element []
  alias component []

  def []=(index, value)
    raise FrozenError, "can't modify frozen Vector" if frozen?
    if index.kind_of?(Range)
      raise IndexError, "given range #{index} is outside of #{-size}...#{size}" unless (places = (0...size).to_a[index])
      places.each_with_index { |place, k| @elements[place] = value.respond_to?(:to_a) ? value.to_a[k] : value }
    else
      raise IndexError, "given index #{index} is outside of #{-size}...#{size}" unless index.between?(-size, size - 1)
      @elements[index] = value
    end
  end
  alias set_element []=
  alias set_component []=
  private :set_element, :set_component

  def size
    @elements.size
  end

  def each(&block)
    return to_enum(:each) unless block
    @elements.each(&block)
    self
  end

  def each2(other)
    other = paired(other)
    return to_enum(:each2, other) unless block_given?
    size.times { |i| yield @elements[i], other[i] }
    self
  end

  def collect2(other)
    other = paired(other)
    return to_enum(:collect2, other) unless block_given?
    Array.new(size) { |i| yield @elements[i], other[i] }
  end

  def collect(&block)
    return to_enum(:collect) unless block
    Vector.elements(@elements.collect(&block), false)
  end
  alias map collect

  def collect!(&block)
    return to_enum(:collect!) unless block
    raise FrozenError, "can't modify frozen Vector" if frozen?
    @elements.collect!(&block)
    self
  end
  alias map! collect!

  def map2(other, &block)
    return to_enum(:map2, other) unless block
    Vector.elements(collect2(other, &block))
  end

  def independent?(*others)
    Vector.independent?(self, *others)
  end
  alias linearly_independent? independent?

  def freeze
    @elements.freeze
    super
  end

  def zero?
    all?(&:zero?)
  end

  def ==(other)
    other.kind_of?(Vector) && @elements == other.to_a
  end

  def eql?(other)
    other.kind_of?(Vector) && @elements.eql?(other.to_a)
  end

  def hash
    @elements.hash
  end

  def *(other)
    case other
    when Numeric then collect { |value| value * other }
    when Matrix then Matrix.column_vector(self) * other
    when Vector then raise ErrOperationNotDefined, ['*', self.class, other.class]
    else by_coerce(:*, other)
    end
  end

  def +(other)
    with(:+, other) { |a, b| a + b }
  end

  def -(other)
    with(:-, other) { |a, b| a - b }
  end

  def /(other)
    case other
    when Numeric then collect { |value| value / other }
    when Matrix, Vector then raise ErrOperationNotDefined, ['/', self.class, other.class]
    else by_coerce(:/, other)
    end
  end

  def inner_product(other)
    raise ErrDimensionMismatch if size != other.size
    sum = 0
    each2(other) { |a, b| sum += a * b.conj }
    sum
  end
  alias dot inner_product

  def cross_product(*others)
    raise ErrOperationNotDefined, "cross product is not defined on vectors of dimension #{size}" unless size >= 2
    raise ArgumentError, "wrong number of arguments (#{others.size} for #{size - 2})" unless others.size == size - 2
    others.each do |other|
      raise TypeError, "expected Vector, got #{other.inspect}:#{other.class}" unless other.kind_of?(Vector)
      raise ErrDimensionMismatch unless other.size == size
    end
    return Vector[-@elements[1], @elements[0]] if size == 2
    if size == 3
      a, b = @elements, others[0]
      return Vector[a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    end
    rows = [@elements, *others.map(&:to_a)]
    Vector.elements(Array.new(size) { |i| Matrix.rows(rows.map { |row| row[0...i] + row[i + 1..] }).determinant * (-1)**(size + i + 1) })
  end
  alias cross cross_product

  def angle_with(other)
    raise TypeError, "Expected a Vector, got a #{other.class}" unless other.kind_of?(Vector)
    raise ErrDimensionMismatch if size != other.size
    lengths = magnitude * other.magnitude
    raise ZeroVectorError, "Can't get angle of zero vector" if lengths == 0
    Math.acos((inner_product(other) / lengths).clamp(-1.0, 1.0))
  end

  def magnitude
    Math.sqrt(@elements.inject(0) { |sum, value| sum + value.abs2 })
  end
  alias r magnitude
  alias norm magnitude

  def normalize
    length = magnitude
    raise ZeroVectorError, 'Zero vectors can not be normalized' if length == 0
    self / length
  end

  def round(digits = 0)
    map { |value| value.round(digits) }
  end

  def covector
    Matrix.row_vector(self)
  end

  def to_a
    @elements.dup
  end

  def to_matrix
    Matrix.column_vector(self)
  end

  def coerce(other)
    raise TypeError, "#{self.class} can't be coerced into #{other.class}" unless other.kind_of?(Numeric)
    [Matrix::Scalar.new(other), self]
  end

  def to_s
    "Vector[#{@elements.join(', ')}]"
  end

  def inspect
    "Vector#{@elements.inspect}"
  end

  private

  def initialize_copy(other)
    super
    @elements = @elements.dup
  end

  def paired(other)
    raise TypeError, 'Integer is not like Vector' if other.kind_of?(Integer)
    raise ErrDimensionMismatch if size != other.size
    other
  end

  def with(name, other, &block)
    case other
    when Vector
      raise ErrDimensionMismatch if size != other.size
      Vector.elements(collect2(other, &block), false)
    when Matrix then Matrix.column_vector(self).public_send(name, other)
    when Numeric then raise ErrOperationNotDefined, [name.to_s, self.class, other.class]
    else by_coerce(name, other)
    end
  end
end
