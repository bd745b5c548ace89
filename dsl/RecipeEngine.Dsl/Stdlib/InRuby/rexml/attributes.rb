module REXML
  # name='value' of an element.
  class Attribute
    include Node
    include Namespace
    attr_reader :element
    alias parent element

    def initialize(first, second = nil, parent = nil)
      @normalized = @unnormalized = @element = nil
      if first.kind_of?(Attribute)
        self.name = first.expanded_name
        @unnormalized = first.value
        @element = second.kind_of?(Element) ? second : first.element
      elsif first.kind_of?(String)
        @element = parent
        self.name = first
        @normalized = second.to_s
      else
        raise "illegal argument #{first.class.name} to Attribute constructor"
      end
    end

    def prefix
      if super == '' && @element && @element.prefix != ''
        return @prefix
      end
      super
    end

    def normalized=(text)
      @normalized = text
      @unnormalized = nil
    end

    def namespace(arg = nil)
      arg = prefix if arg.nil?
      arg == '' ? '' : @element.namespace(arg)
    end

    def ==(other)
      other.kind_of?(Attribute) && other.name == name && other.value == value
    end

    def hash
      name.hash + value.hash
    end

    def to_string
      if @element&.context && @element.context[:attribute_quote] == :quote
        "#{@expanded_name}=\"#{to_s.gsub('"', '&quot;')}\""
      else
        "#{@expanded_name}='#{to_s.gsub("'", '&apos;')}'"
      end
    end

    def doctype = @element&.document&.doctype

    def to_s
      return @normalized if @normalized
      @normalized = Text.normalize(@unnormalized, doctype)
      @unnormalized = nil
      @normalized
    end

    def value
      return @unnormalized if @unnormalized
      @unnormalized = Text.unnormalize(@normalized, doctype)
      @normalized = nil
      @unnormalized
    end

    def clone = Attribute.new(self, @element)

    def element=(element)
      @element = element
      Text.check(@normalized, nil, doctype) if @normalized
      self
    end

    def remove
      @element.attributes.delete(name) unless @element.nil?
    end

    def write(output, indent = -1)
      output << to_string
    end

    def node_type = :attribute
    def document = @element&.document
    def inspect = (text = +''; write(text); text)
    def xpath = "#{@element.xpath}/@#{@expanded_name}"
  end

  # An element's attributes by name; a Hash of names, or of prefixes where several share a name.
  class Attributes < Hash
    attr_reader :element

    def initialize(element)
      super()
      @element = element
    end

    def [](name)
      found = get_attribute(name)
      found&.value
    end

    def to_a
      list = []
      each_attribute { |attribute| list << attribute }
      list
    end

    def length = to_a.size
    alias size length

    def each_attribute
      return to_enum(__method__) unless block_given?
      each_value do |value|
        if value.kind_of?(Attribute) then yield value
        else value.each_value { |attribute| yield attribute }
        end
      end
    end

    def each
      return to_enum(__method__) unless block_given?
      each_attribute { |attribute| yield [attribute.expanded_name, attribute.value] }
    end

    def get_attribute(name)
      prefix, local = name =~ Namespace::NAMESPLIT && $1 && $' == '' ? [$1, $2] : [nil, name]
      found = fetch(local, nil)
      if prefix
        return found.fetch(prefix, nil) if found.kind_of?(Hash)
        return found if found && found.prefix == prefix
        return nil
      end
      if found.kind_of?(Hash)
        return found[@element.prefix] || found.values.find { |a| a.prefix == '' }
      end
      found
    end

    def []=(name, value)
      unless value
        old = get_attribute(name)
        delete_attribute(old) if old
        return
      end
      unless value.kind_of?(Attribute)
        value = Attribute.new(name, Text.normalize(value, @element.document&.doctype))
      end
      value.element = @element
      old = fetch(value.name, nil)
      if old.nil?
        store(value.name, value)
      elsif old.kind_of?(Hash)
        old[value.prefix] = value
      elsif old.prefix != value.prefix
        if value.prefix != 'xmlns' && old.prefix != 'xmlns' && old.namespace == value.namespace
          raise ParseException, "Namespace conflict in adding attribute \"#{value.name}\": Prefix \"#{old.prefix}\" = \"#{@element.namespace(old.prefix)}\" and prefix \"#{value.prefix}\" = \"#{@element.namespace(value.prefix)}\""
        end
        store(value.name, { old.prefix => old, value.prefix => value })
      else
        store(value.name, value)
      end
      @element
    end

    def prefixes
      list = []
      each_attribute { |a| list << a.name if a.prefix == 'xmlns' || a.name == 'xmlns' && a.prefix == '' }
      list.map { |n| n }
    end

    def namespaces
      spaces = {}
      each_attribute { |a| spaces[a.name] = a.value if a.prefix == 'xmlns' || a.name == 'xmlns' }
      spaces
    end

    def delete(attribute)
      name, prefix = attribute.kind_of?(Attribute) ? [attribute.name, attribute.prefix] : attribute =~ Namespace::NAMESPLIT ? [$2, $1.to_s] : [attribute, '']
      old = fetch(name, nil)
      if old.kind_of?(Hash)
        old.delete(prefix)
        store(name, old.values.first) if old.size == 1
      elsif old && (prefix.empty? || old.prefix == prefix)
        super(name)
      end
      @element
    end

    def add(attribute)
      self[attribute.name] = attribute
    end
    alias << add

    def delete_all(name)
      gone = []
      each_attribute { |a| gone << a if a.expanded_name == name }
      gone.each(&:remove)
      gone
    end

    def get_attribute_ns(namespace, name)
      found = nil
      each_attribute do |a|
        found = a if a.name == name && a.namespace == namespace && (!namespace.empty? || !a.fully_expanded_name.index(':'))
      end
      found
    end

    private

    def delete_attribute(attribute)
      delete(attribute)
    end
  end
end
