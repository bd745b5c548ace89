module REXML
  # What has a name, perhaps with a prefix.
  module Namespace
    attr_reader :name, :expanded_name
    attr_accessor :prefix
    alias local_name name

    NAMESPLIT = /\A(?:([[:alpha:]_][-[:alnum:]._]*):)?([[:alpha:]_][-[:alnum:]._]*)/

    def name=(text)
      @expanded_name = text
      if text =~ NAMESPLIT && !$1.nil?
        @prefix = $1
        @name = $2
        @namespace = ''
      elsif text == ''
        @prefix = nil
        @namespace = nil
        @name = nil
      else
        @prefix = ''
        @namespace = ''
        @name = text.index(':') ? text.split(':', 2)[1] : text
      end
    end

    def has_name?(other, ns = nil)
      if ns
        namespace == ns && name == other
      elsif other.include?(':')
        fully_expanded_name == other
      else
        name == other
      end
    end

    def fully_expanded_name
      space = prefix
      space && !space.empty? ? "#{space}:#{name}" : name
    end
  end

  # What every part of a document can do.
  module Node
    def parent? = false

    def next_sibling_node
      return nil if @parent.nil?
      @parent[@parent.index(self) + 1]
    end

    def previous_sibling_node
      return nil if @parent.nil?
      at = @parent.index(self)
      at.zero? ? nil : @parent[at - 1]
    end

    def to_s(indent = nil)
      writer = indent ? Formatters::Pretty.new(indent) : Formatters::Default.new
      text = +''
      writer.write(self, text)
      text
    end

    def indent(to, level)
      return if level < 1
      to << ' ' * level
    end

    def each_recursive(&block)
      elements.each do |element|
        block.call(element)
        element.each_recursive(&block)
      end
    end

    def find_first_recursive(&block)
      each_recursive { |node| return node if block.call(node) }
      nil
    end

    def index_in_parent
      parent.index(self) + 1
    end
  end

  # What has a parent.
  class Child
    include Node
    attr_reader :parent

    def initialize(parent = nil)
      @parent = nil
      parent.add(self) if parent
    end

    def replace_with(child)
      @parent.replace_child(self, child)
      self
    end

    def remove
      @parent.delete(self) unless @parent.nil?
    end

    def parent=(other)
      return @parent if @parent.equal?(other)
      @parent.delete(self) if @parent && @parent.respond_to?(:delete)
      @parent = other
    end

    def detach
      @parent = nil
    end

    def next_sibling = next_sibling_node
    def previous_sibling = previous_sibling_node

    def next_sibling=(other)
      parent.insert_after(self, other)
    end

    def previous_sibling=(other)
      parent.insert_before(self, other)
    end

    def document
      parent&.document
    end

    def bytes
      to_s.bytes
    end

    # The document order, as a path of places.
    def place_in_tree
      path = []
      node = self
      while node.respond_to?(:parent) && (above = node.parent)
        path.unshift(above.index(node) || 0)
        node = above
      end
      path
    end
  end

  # What has children.
  class Parent < Child
    include Enumerable

    def initialize(parent = nil)
      super(parent)
      @children = []
    end

    def add(child)
      child.parent = self
      @children << child
      child
    end
    alias push add
    alias << add

    def unshift(child)
      child.parent = self
      @children.unshift(child)
    end

    def delete(child)
      found = @children.find { |c| c.equal?(child) } or return
      @children.delete_if { |c| c.equal?(child) }
      found.detach
      found
    end

    def each(&block)
      return @children.each unless block
      @children.each(&block)
    end
    alias each_child each

    def delete_if(&block)
      @children.delete_if(&block)
    end

    def delete_at(index)
      @children.delete_at(index)
    end

    def each_index(&block)
      @children.each_index(&block)
    end

    def [](*index)
      @children[*index]
    end

    def []=(*args)
      args[-1].parent = self
      @children[*args[0..-2]] = args[-1]
    end

    def insert_before(child1, child2)
      insert_beside(child1, child2, 0)
    end

    def insert_after(child1, child2)
      insert_beside(child1, child2, 1)
    end

    def to_a
      @children.dup
    end
    alias children to_a

    def index(child)
      at = -1
      @children.find { |c| at += 1; c.hash == child.hash && c.equal?(child) } && at
    end

    def size
      @children.size
    end
    alias length size

    def replace_child(old, new)
      @children.map! { |c| c.equal?(old) ? new : c }
      new.parent = self
      old.detach
    end

    def deep_clone
      copy = clone
      each { |child| copy << (child.kind_of?(Parent) ? child.deep_clone : child.clone) }
      copy
    end

    def parent? = true

    private

    def insert_beside(place, child, shift)
      if place.kind_of?(String)
        place = XPath.first(self, place)
        place.parent.insert_before(place, child) if shift.zero?
        place.parent.insert_after(place, child) unless shift.zero?
      else
        at = index(place) + shift
        child.parent&.delete(child)
        at = index(place) + shift
        @children.insert(at, child)
        child.parent = self
      end
      self
    end
  end
end
