module REXML
  # The elements among an element's children, by place, name or path. Places count from 1.
  class Elements
    include Enumerable
    attr_reader :parent

    def initialize(parent)
      @element = parent
      @parent = parent
    end

    def [](index, name = nil)
      if index.kind_of?(Integer)
        raise "index (#{index}) must be >= 1" if index < 1
        list = name ? literal(name) : only_elements
        list[index - 1]
      else
        first_by_path(index)
      end
    end

    def []=(index, element)
      old = self[index]
      if old.nil?
        @element.add_element(element)
      else
        old.replace_with(element)
      end
      old
    end

    def empty?
      only_elements.empty?
    end

    def index(element)
      at = only_elements.index { |e| e.equal?(element) || e == element }
      at ? at + 1 : -1
    end

    def delete(element)
      if element.kind_of?(Element)
        @element.delete(element)
      else
        found = self[element]
        found&.remove
      end
    end

    def delete_all(path)
      gone = []
      XPath.each(@element, path) { |e| gone << e if e.kind_of?(Element) }
      gone.each(&:remove)
      gone
    end

    def add(element = nil)
      if element.kind_of?(Element)
        @element << element
        element.context = @element.context
        element
      else
        Element.new(element.nil? ? '' : element, self.parent, @element.context)
      end
    end
    alias << add

    def each(path = nil)
      return to_enum(__method__, path) unless block_given?
      XPath.each(@element, path) { |e| yield e if e.kind_of?(Element) }
    end

    def collect(path = nil)
      list = []
      XPath.each(@element, path) { |e| list << yield(e) if e.kind_of?(Element) }
      list
    end
    alias map collect

    def inject(path = nil, initial = nil)
      first = true
      XPath.each(@element, path) do |e|
        next unless e.kind_of?(Element)
        if first && initial.nil?
          initial = e
        else
          initial = yield(initial, e)
        end
        first = false
      end
      initial
    end

    def size
      only_elements.size
    end
    alias length size

    def to_a(path = nil)
      found = XPath.match(@element, path)
      found.find_all { |e| e.kind_of?(Element) }
    end

    private

    def only_elements
      @element.children.find_all { |c| c.kind_of?(Element) }
    end

    def literal(name)
      name = name[1..-2] if name[0] == "'" || name[0] == '"'
      only_elements.find_all { |e| e.has_name?(name) }
    end

    def first_by_path(path)
      found = XPath.match(@element, path)
      found.find { |e| e.kind_of?(Element) } || found.first
    end
  end
end
