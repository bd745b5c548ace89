class Matrix
  # A matrix as lower * upper, rows put into the order of a permutation.
  class LUPDecomposition
    include ExceptionForMatrix

    attr_reader :pivots

    def initialize(matrix)
      raise TypeError, "Expected Matrix but got #{matrix.class}" unless matrix.kind_of?(Matrix)
      @height, @width = matrix.row_count, matrix.column_count
      @lu, @pivots, @sign = matrix.to_a, (0...@height).to_a, 1
      [@height, @width].min.times { |k| eliminate(k) }
    end

    def l
      Matrix.build(@height, [@height, @width].min) { |i, j| i > j ? @lu[i][j] : i == j ? 1 : 0 }
    end

    def u
      Matrix.build([@height, @width].min, @width) { |i, j| i <= j ? @lu[i][j] : 0 }
    end

    def p
      rows = Array.new(@height) { Array.new(@height, 0) }
      @pivots.each_with_index { |place, i| rows[i][place] = 1 }
      Matrix.rows(rows)
    end

    def to_ary
      [l, u, p]
    end
    alias to_a to_ary

    def singular?
      @width.times.any? { |k| (@lu[k] || [])[k].nil? || @lu[k][k] == 0 }
    end

    def det
      raise ErrDimensionMismatch unless @height == @width
      @width.times.inject(@sign) { |product, k| product * @lu[k][k] }
    end
    alias determinant det

    def solve(given)
      raise ErrNotRegular, 'Matrix is singular.' if singular?
      if given.kind_of?(Matrix)
        raise ErrDimensionMismatch unless given.row_count == @height
        solved = given.column_vectors.map { |column| substitute(column.to_a) }
        given.column_count.zero? ? Matrix.empty(@width, 0) : @width.zero? ? Matrix.empty(0, given.column_count) : Matrix.columns(solved)
      else
        values = given.to_a
        raise ErrDimensionMismatch unless values.size == @height
        Vector.elements(substitute(values))
      end
    end

    private

    def eliminate(k)
      pivot = (k...@height).max_by { |i| @lu[i][k].abs }
      if pivot != k
        @lu[k], @lu[pivot] = @lu[pivot], @lu[k]
        @pivots[k], @pivots[pivot] = @pivots[pivot], @pivots[k]
        @sign = -@sign
      end
      return if @lu[k][k] == 0
      (k + 1...@height).each do |i|
        factor = @lu[i][k] = @lu[i][k].quo(@lu[k][k])
        (k + 1...@width).each { |j| @lu[i][j] -= factor * @lu[k][j] }
      end
    end

    def substitute(values)
      x = @pivots.map { |place| values[place] }
      @width.times { |k| (k + 1...@width).each { |i| x[i] -= x[k] * @lu[i][k] } }
      (@width - 1).downto(0) do |k|
        x[k] = x[k].quo(@lu[k][k])
        k.times { |i| x[i] -= x[k] * @lu[i][k] }
      end
      x
    end
  end
end
