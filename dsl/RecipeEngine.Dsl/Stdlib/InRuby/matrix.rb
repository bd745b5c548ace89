# Errors of matrices and vectors.
module ExceptionForMatrix
  class ErrDimensionMismatch < StandardError
    def initialize(message = 'Dimension mismatch')
      super
    end
  end

  class ErrNotRegular < StandardError
    def initialize(message = 'Not Regular Matrix')
      super
    end
  end

  class ErrOperationNotDefined < StandardError
    def initialize(values)
      super(values.kind_of?(Array) ? "Operation(#{values[0]}) can't be defined: #{values[1]} op #{values[2]}" : values)
    end
  end

  class ErrOperationNotImplemented < StandardError
    def initialize(values)
      super("Sorry, Operation(#{values[0]}) not implemented: #{values[1]} op #{values[2]}")
    end
  end
end

# A table of numbers.
class Matrix
  include Enumerable
  include ExceptionForMatrix

  # Turning arguments into what they must be.
  module Given # :nodoc:
    private

    def to_index(value)
      return value if value.kind_of?(Integer)
      raise TypeError, "can't convert #{value.class} to an Integer (#{value.class}#to_int)" unless value.respond_to?(:to_int)
      value.to_int
    end

    def to_list(value, copy = false)
      case value
      when Array then copy ? value.dup : value
      when Vector then value.to_a
      else
        raise TypeError, "can't convert #{value.class} to an Array (#{value.class}#to_ary)" unless value.respond_to?(:to_ary)
        list = value.to_ary
        raise TypeError, "can't convert #{value.class} to an Array (#{value.class}#to_ary gives #{list.class})" unless list.kind_of?(Array)
        list
      end
    end

    def to_table(value)
      return value if value.kind_of?(Matrix)
      raise TypeError, "can't convert #{value.class} into a Matrix (#{value.class}#to_matrix)" unless value.respond_to?(:to_matrix)
      value.to_matrix
    end
  end
  include Given
  extend Given

  # What tables and rows do alike.
  module Alike # :nodoc:
    def +@
      self
    end

    def -@
      collect(&:-@)
    end

    private

    def by_coerce(name, other)
      raise TypeError, "#{other.inspect} can't be coerced into #{self.class}" unless other.respond_to?(:coerce) && !other.nil?
      left, right = other.coerce(self)
      left.public_send(name, right)
    end
  end
  include Alike

  class << self
    private :new

    def [](*rows)
      rows(rows, false)
    end

    def rows(rows, copy = true)
      rows = to_list(rows, copy).map { |row| to_list(row, copy) }
      width = (rows[0] || []).size
      rows.each { |row| raise ErrDimensionMismatch, "row size differs (#{row.size} should be #{width})" unless row.size == width }
      new(rows, width)
    end

    def columns(columns)
      rows(columns, false).transpose
    end

    def build(row_count, column_count = row_count)
      row_count, column_count = to_index(row_count), to_index(column_count)
      raise ArgumentError if row_count.negative? || column_count.negative?
      return to_enum(:build, row_count, column_count) unless block_given?
      new(Array.new(row_count) { |i| Array.new(column_count) { |j| yield i, j } }, column_count)
    end

    def diagonal(*values)
      return new([], 0) if values.empty?
      new(values.each_with_index.map { |value, i| Array.new(values.size, 0).tap { |row| row[i] = value } }, values.size)
    end

    def scalar(size, value)
      diagonal(*Array.new(size, value))
    end

    def identity(size)
      scalar(size, 1)
    end
    alias unit identity
    alias I identity

    def zero(row_count, column_count = row_count)
      new(Array.new(row_count) { Array.new(column_count, 0) }, column_count)
    end

    def row_vector(row)
      row = to_list(row)
      new([row], row.size)
    end

    def column_vector(column)
      new(to_list(column).map { |value| [value] }, 1)
    end

    def empty(row_count = 0, column_count = 0)
      raise ArgumentError, 'One size must be 0' if row_count != 0 && column_count != 0
      raise ArgumentError, 'Negative size' if row_count.negative? || column_count.negative?
      new([[]] * row_count, column_count)
    end

    def vstack(first, *others)
      first = to_table(first)
      rows = others.inject(first.to_a) do |all, other|
        other = to_table(other)
        raise ErrDimensionMismatch, "The given matrices must have #{first.column_count} columns, but one has #{other.column_count}" if other.column_count != first.column_count
        all + other.to_a
      end
      first.class.__send__(:new, rows, first.column_count)
    end

    def hstack(first, *others)
      first = to_table(first)
      rows, width = first.to_a, first.column_count
      others.each do |other|
        other = to_table(other)
        raise ErrDimensionMismatch, "The given matrices must have #{first.row_count} rows, but one has #{other.row_count}" if other.row_count != first.row_count
        rows = rows.zip(other.to_a).map { |left, right| left + right }
        width += other.column_count
      end
      first.class.__send__(:new, rows, width)
    end

    def combine(*matrices)
      return to_enum(:combine, *matrices) unless block_given?
      return empty if matrices.empty?
      matrices = matrices.map { |m| to_table(m) }
      first = matrices[0]
      matrices.each { |m| raise ErrDimensionMismatch unless m.row_count == first.row_count && m.column_count == first.column_count }
      new(Array.new(first.row_count) { |i| Array.new(first.column_count) { |j| yield matrices.map { |m| m[i, j] } } }, first.column_count)
    end
  end

  def initialize(rows, column_count = rows[0].size)
    @rows, @column_count = rows, column_count
  end

  attr_reader :column_count
  alias column_size column_count

  def row_count
    @rows.size
  end
  alias row_size row_count

  def [](i, j)
    case i
    when Range then j.kind_of?(Range) ? minor(i, j) : @rows[i] && Vector.elements(@rows[i].map { |row| row[j] }, false)
    else
      row = @rows.fetch(i) { return nil }
      j.kind_of?(Range) ? row[j] && Vector.elements(row[j], false) : row[j]
    end
  end
  alias element []
  alias component []

  def []=(i, j, value)
    raise FrozenError, "can't modify frozen #{self.class}" if frozen?
    raise IndexError, "given range #{i} is outside of #{-row_count}...#{row_count}" unless i.kind_of?(Range) || i.between?(-row_count, row_count - 1)
    rows = i.kind_of?(Range) ? (0...row_count).to_a[i] : [i]
    columns = j.kind_of?(Range) ? (0...column_count).to_a[j] : [j]
    rows.each_with_index do |r, a|
      columns.each_with_index do |c, b|
        raise IndexError, "given index #{c} is outside of #{-column_count}...#{column_count}" unless c.between?(-column_count, column_count - 1)
        @rows[r][c] =
          case value
          when Matrix then value[a, b]
          when Vector then value[rows.size > 1 ? a : b]
          else value
          end
      end
    end
  end
  alias set_element []=
  alias set_component []=
  private :set_element, :set_component

  def row(i, &block)
    if block
      @rows.fetch(i) { return self }.each(&block)
      self
    else
      Vector.elements(@rows.fetch(i) { return nil })
    end
  end

  def column(j)
    inside = j < column_count && j >= -column_count
    if block_given?
      row_count.times { |i| yield @rows[i][j] } if inside
      self
    else
      inside ? Vector.elements(@rows.map { |row| row[j] }, false) : nil
    end
  end

  def row_vectors
    Array.new(row_count) { |i| row(i) }
  end

  def column_vectors
    Array.new(column_count) { |j| column(j) }
  end

  def collect(which = :all, &block)
    return to_enum(:collect, which) unless block
    changed = @rows.map(&:dup)
    each_place(which) { |value, i, j| changed[i][j] = block.call(value) }
    made(changed, column_count)
  end
  alias map collect

  def collect!(which = :all)
    return to_enum(:collect!, which) unless block_given?
    raise FrozenError, "can't modify frozen #{self.class}" if frozen?
    each_place(which) { |value, i, j| @rows[i][j] = yield value }
    self
  end
  alias map! collect!

  def each(which = :all)
    return to_enum(:each, which) unless block_given?
    each_place(which) { |value, _, _| yield value }
    self
  end

  def each_with_index(which = :all)
    return to_enum(:each_with_index, which) unless block_given?
    each_place(which) { |value, i, j| yield value, i, j }
    self
  end

  SELECTORS = { all: true, diagonal: true, off_diagonal: true, lower: true, strict_lower: true, strict_upper: true, upper: true }.freeze
  private_constant :SELECTORS

  def index(*arguments)
    raise ArgumentError, "wrong number of arguments(#{arguments.size} for 0-2)" if arguments.size > 2
    which = arguments.size == 2 || SELECTORS.include?(arguments.last) ? arguments.pop : :all
    return to_enum(:find_index, which, *arguments) unless block_given? || arguments.size == 1
    each_place(which) { |value, i, j| return [i, j] if arguments.empty? ? yield(value) : value == arguments[0] }
    nil
  end
  alias find_index index

  def minor(*places)
    case places.size
    when 2
      rows, columns = places
      top, height = span(rows, row_count)
      left, width = span(columns, column_count)
    when 4
      top, height, left, width = places
      return nil if height < 0 || width < 0
      top += row_count if top < 0
      left += column_count if left < 0
      return nil if top < 0 || left < 0
    else
      raise ArgumentError, places.inspect
    end
    return nil if top.nil? || left.nil? || top > row_count || left > column_count
    part = @rows[top, height].map { |row| row[left, width] }
    made(part, [column_count - left, width].min)
  end

  def first_minor(i, j)
    raise RuntimeError, 'first_minor of empty matrix is not defined' if empty?
    raise ArgumentError, "invalid row (#{i.inspect} for 0..#{row_count - 1})" unless i.between?(0, row_count - 1)
    raise ArgumentError, "invalid column (#{j.inspect} for 0..#{column_count - 1})" unless j.between?(0, column_count - 1)
    kept = (@rows[0...i] + @rows[i + 1..]).map { |row| row[0...j] + row[j + 1..] }
    made(kept, column_count - 1)
  end

  def ==(other)
    other.kind_of?(Matrix) && @rows == other.table && column_count == other.column_count
  end

  def eql?(other)
    other.kind_of?(Matrix) && @rows.eql?(other.table) && column_count == other.column_count
  end

  def hash
    @rows.hash
  end

  def freeze
    @rows.each(&:freeze).freeze
    super
  end

  def to_a
    @rows.map(&:dup)
  end

  def to_matrix
    self
  end

  def coerce(other)
    [Scalar.new(other), self]
  end

  def to_s
    return "#{self.class}.empty(#{row_count}, #{column_count})" if empty?
    "#{self.class}[#{@rows.map { |row| "[#{row.map(&:to_s).join(', ')}]" }.join(', ')}]"
  end

  def inspect
    empty? ? "#{self.class}.empty(#{row_count}, #{column_count})" : "#{self.class}#{@rows.inspect}"
  end

  protected

  def table
    @rows
  end

  private

  def initialize_copy(other)
    super
    @rows = @rows.map(&:dup)
  end

  def made(rows, width = rows[0].size)
    self.class.__send__(:new, rows, width)
  end

  def span(range, size)
    first = range.first
    first += size if first < 0
    return [nil, 0] if first < 0
    last = range.last
    last += size if last < 0
    last -= 1 if range.exclude_end?
    [first, [last - first + 1, 0].max]
  end

  def each_place(which)
    wanted =
      case which
      when :all then ->(_, _) { true }
      when :diagonal then ->(i, j) { i == j }
      when :off_diagonal then ->(i, j) { i != j }
      when :lower then ->(i, j) { j <= i }
      when :strict_lower then ->(i, j) { j < i }
      when :strict_upper then ->(i, j) { j > i }
      when :upper then ->(i, j) { j >= i }
      else raise ArgumentError, "expected #{which.inspect} to be one of :all, :diagonal, :off_diagonal, :lower, :strict_lower, :strict_upper or :upper"
      end
    @rows.each_with_index { |row, i| row.each_with_index { |value, j| yield value, i, j if wanted.call(i, j) } }
  end
end

require 'matrix/vector'
require 'matrix/arithmetic'
require 'matrix/questions'
require 'matrix/lup_decomposition'
require 'matrix/eigenvalue_decomposition'
