class Date
  # Greater (d > 0) or less (d < 0) than every number, and than every date; neither when d is 0.
  class Infinity < Numeric
    def initialize(d = 1)
      @d = d <=> 0
    end

    def d
      @d
    end
    protected :d

    def zero?
      false
    end

    def finite?
      false
    end

    def infinite?
      d.nonzero?
    end

    def nan?
      d.zero?
    end

    def abs
      self.class.new
    end

    def -@
      self.class.new(-d)
    end

    def +@
      self.class.new(+d)
    end

    def <=>(other)
      case other
      when Infinity then d <=> other.d
      when Numeric then d
      else
        left, right = other.coerce(self)
        left <=> right
      end
    rescue NoMethodError
      nil
    end

    def coerce(other)
      other.is_a?(Numeric) ? [-d, d] : super
    end

    def to_f
      return 0 if d.zero?

      d > 0 ? Float::INFINITY : -Float::INFINITY
    end
  end
end
