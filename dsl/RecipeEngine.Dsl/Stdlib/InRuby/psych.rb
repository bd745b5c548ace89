module Psych
  # What an object says of itself in encode_with, and hears in init_with.
  class Coder
    attr_accessor :tag, :style, :implicit, :object
    attr_reader :type, :seq

    def initialize(tag)
      @tag = tag
      @type = :map
      @map = {}
      @seq = []
      @scalar = nil
      @implicit = false
      @style = nil
    end

    def scalar(*_args) = @scalar

    def map
      @type = :map
      yield self if block_given?
      @map
    end

    def map=(map)
      @type = :map
      @map = map
    end

    def seq=(list)
      @type = :seq
      @seq = list
    end

    def scalar=(value)
      @type = :scalar
      @scalar = value
    end

    def represent_scalar(tag, value)
      @tag = tag
      self.scalar = value
    end

    def represent_seq(tag, list)
      @tag = tag
      self.seq = list
    end

    def represent_map(tag, map)
      @tag = tag
      self.map = map
    end

    def represent_object(tag, object)
      @tag = tag
      @type = :map
      @map = object
    end

    def []=(key, value)
      @type = :map
      @map[key] = value
    end
    alias add []=

    def [](key)
      @type = :map
      @map[key]
    end
  end
end
