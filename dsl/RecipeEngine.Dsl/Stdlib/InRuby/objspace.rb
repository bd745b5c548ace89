# What can be said about objects without the original's heap: what one refers to, and an estimate of what it needs.
module ObjectSpace
  class << self
    def reachable_objects_from(object)
      return nil if __immediate?(object)
      found = [object.class]
      case object
      when Array then found.concat(object)
      when Hash then found.concat(object.keys).concat(object.values)
      when Struct then found.concat(object.to_a)
      when Range then found.push(object.begin, object.end)
      end
      found.concat(object.instance_variables.map { |name| object.instance_variable_get(name) })
      found.reject { |o| __immediate?(o) }.uniq(&:__id__)
    end

    # An estimate in bytes: a head, and the room of what the object holds itself.
    def memsize_of(object)
      return 0 if __immediate?(object)
      held =
        case object
        when String then object.bytesize
        when Array then object.size * 8
        when Hash then object.size * 40
        when Struct then object.size * 8
        else 0
        end
      40 + held + object.instance_variables.size * 8
    end

    private

    def __immediate?(object)
      case object
      when nil, true, false, Symbol, Float then true
      when Integer then object.bit_length < 63
      else false
      end
    end
  end
end
