class Matrix
  # Eigenvalues and eigenvectors: by rotations for symmetric matrices, by a formula for 2x2, else by shifted QR steps and inverse iteration.
  class EigenvalueDecomposition
    include ExceptionForMatrix
    STEPS = 500

    attr_reader :eigenvalues

    def initialize(matrix)
      raise TypeError, "Expected Matrix but got #{matrix.class}" unless matrix.kind_of?(Matrix)
      raise ErrDimensionMismatch unless matrix.square?
      @matrix, @size = matrix, matrix.row_count
      if matrix.real? && matrix.symmetric? && @size > 0
        rotate
      elsif @size == 2
        by_formula
      else
        by_steps
      end
    end

    def eigenvectors
      eigenvector_matrix.column_vectors
    end

    def eigenvalue_matrix
      Matrix.diagonal(*@eigenvalues)
    end
    alias d eigenvalue_matrix

    def eigenvector_matrix
      Matrix.columns(@vectors)
    end
    alias v eigenvector_matrix

    def eigenvector_matrix_inv
      eigenvector_matrix.inverse
    end
    alias v_inv eigenvector_matrix_inv

    def to_ary
      [v, d, v_inv]
    end
    alias to_a to_ary

    private

    # Turns pairs of axes until nothing is left beside the diagonal.
    def rotate
      a = @matrix.to_a.map { |row| row.map(&:to_f) }
      columns = Matrix.identity(@size).to_a.map { |row| row.map(&:to_f) }
      STEPS.times do
        p, q = largest(a)
        break if p.nil?
        theta = (a[q][q] - a[p][p]) / (2 * a[p][q])
        t = (theta < 0 ? -1 : 1) / (theta.abs + Math.sqrt(theta * theta + 1))
        c = 1 / Math.sqrt(t * t + 1)
        turn(a, columns, p, q, c, t * c)
      end
      order = (0...@size).sort_by { |i| a[i][i] }
      @eigenvalues = order.map { |i| a[i][i] }
      @vectors = order.map { |i| columns.map { |row| row[i] } }
    end

    def largest(a)
      best, place = 1e-300, nil
      (0...@size).each { |i| (i + 1...@size).each { |j| best, place = a[i][j].abs, [i, j] if a[i][j].abs > best } }
      scale = a.each_with_index.map { |row, i| row[i].abs }.max
      best <= scale * 1e-17 ? nil : place
    end

    def turn(a, columns, p, q, c, s)
      @size.times do |k|
        a[k][p], a[k][q] = c * a[k][p] - s * a[k][q], s * a[k][p] + c * a[k][q]
      end
      @size.times do |k|
        a[p][k], a[q][k] = c * a[p][k] - s * a[q][k], s * a[p][k] + c * a[q][k]
        columns[k][p], columns[k][q] = c * columns[k][p] - s * columns[k][q], s * columns[k][p] + c * columns[k][q]
      end
    end

    def by_formula
      (a, b), (c, d) = @matrix.to_a
      middle, rest = (a + d) / 2.0, ((a - d) / 2.0)**2 + b * c
      root = rest.real? && rest >= 0 ? Math.sqrt(rest) : rest.real? ? Complex(0, Math.sqrt(-rest)) : rest**0.5
      @eigenvalues = [middle + root, middle - root]
      @vectors = @eigenvalues.map { |value| vector_of_two(a, b, c, d, value) }
      # one value twice and one direction only: the second vector is as good as any
      @vectors[1] = [0.0, 1.0] if root == 0 && b == 0 && c == 0
    end

    def vector_of_two(a, b, c, d, value)
      if b != 0
        [1, (value - a) / b]
      elsif c != 0
        [(value - d) / c, 1]
      else
        value == a ? [1.0, 0.0] : [0.0, 1.0]
      end
    end

    def by_steps
      a = @matrix.to_a.map { |row| row.map { |value| Complex(value) * 1.0 } }
      values = []
      n = @size
      while n > 0
        STEPS.times do |step|
          break if n == 1 || a[n - 1][0...n - 1].all? { |value| value.abs < 1e-14 * (1 + a[n - 1][n - 1].abs) }
          shift = a[n - 1][n - 1] + (step % 11 == 10 || step.zero? ? Complex(0.1, 0.3) * (1 + a[n - 1][n - 1].abs) : 0)
          a = qr_step(a, n, shift)
        end
        values.unshift(a[n - 1][n - 1])
        n -= 1
        a = a[0...n].map { |row| row[0...n] }
      end
      @eigenvalues = values.map { |value| value.imaginary.abs < 1e-10 * (1 + value.abs) ? value.real : value }
      @vectors = @eigenvalues.map { |value| vector_near(value) }
    end

    # RQ + shift, where QR = A - shift (by Gram and Schmidt).
    def qr_step(a, n, shift)
      columns = Array.new(n) { |j| Array.new(n) { |i| a[i][j] - (i == j ? shift : 0) } }
      q, r = [], Array.new(n) { Array.new(n, Complex(0.0)) }
      columns.each_with_index do |column, j|
        rest = column.dup
        q.each_with_index do |unit, k|
          r[k][j] = unit.zip(rest).inject(0) { |sum, (x, y)| sum + x.conj * y }
          rest = rest.zip(unit).map { |x, y| x - r[k][j] * y }
        end
        length = Math.sqrt(rest.inject(0) { |sum, x| sum + x.abs2 })
        r[j][j] = Complex(length)
        q << (length < 1e-300 ? Array.new(n) { |i| Complex(i == j ? 1.0 : 0.0) } : rest.map { |x| x / length })
      end
      Array.new(n) { |i| Array.new(n) { |j| (i...n).inject(i == j ? shift : Complex(0.0)) { |sum, k| sum + r[i][k] * q[j][k] } } }
    end

    def vector_near(value)
      scale = @matrix.map(&:abs).max.to_f
      shifted = @matrix.map { |x| x * 1.0 } - Matrix.scalar(@size, value + (scale.zero? ? 1e-12 : scale * 1e-12))
      x = Vector.elements(Array.new(@size) { |i| 1.0 + i * 0.1 })
      lup = shifted.lup
      3.times { x = (lup.singular? ? x : lup.solve(x)).normalize }
      x.to_a
    end
  end
end
