module REXML
  # A tag with its attributes and children.
  class Element < Parent
    include Namespace
    UNDEFINED = 'UNDEFINED'

    attr_reader :attributes, :elements
    attr_accessor :context

    def initialize(arg = UNDEFINED, parent = nil, context = nil)
      super(parent)
      @elements = Elements.new(self)
      @attributes = Attributes.new(self)
      @context = context
      if arg.kind_of?(String)
        self.name = arg
      elsif arg.kind_of?(Element)
        self.name = arg.expanded_name
        arg.attributes.each_attribute { |attribute| @attributes << Attribute.new(attribute) }
        @context = arg.context
      end
    end

    def inspect
      text = +"<#{@expanded_name}"
      @attributes.each_attribute { |attribute| text << ' ' << attribute.to_string }
      text << (children.empty? ? '/>' : '> ... </>')
    end

    def clone = self.class.new(self)
    def node_type = :element

    def root_node
      parent.nil? ? self : parent.root_node
    end

    def root
      node = self
      while node
        return node.root if node.kind_of?(Document)
        above = node.parent
        return node if above.nil? || above.kind_of?(Document)
        node = above
      end
    end

    def document
      above = root_node
      above.kind_of?(Document) ? above : nil
    end

    # Whether whitespace of this element's text is kept.
    def whitespace
      return @whitespace if defined?(@whitespace) && !@whitespace.nil?
      answer = true
      if @context
        if @context[:respect_whitespace]
          answer = @context[:respect_whitespace] == :all || @context[:respect_whitespace].include?(expanded_name)
        end
        answer = false if @context[:compress_whitespace] && (@context[:compress_whitespace] == :all || @context[:compress_whitespace].include?(expanded_name))
      end
      @whitespace = answer
    end

    def ignore_whitespace_nodes
      wanted = @context && @context[:ignore_whitespace_nodes]
      wanted && (wanted == :all || wanted.include?(expanded_name)) ? true : false
    end

    def raw
      wanted = @context && @context[:raw]
      wanted && (wanted == :all || wanted.include?(expanded_name)) ? true : false
    end

    def prefixes
      list = parent ? parent.prefixes : []
      list | attributes.prefixes
    end

    def namespaces
      spaces = parent ? parent.namespaces : {}
      spaces.merge(attributes.namespaces)
    end

    def namespace(wanted = nil)
      wanted = prefix if wanted.nil?
      key = wanted == '' ? 'xmlns' : (wanted.start_with?('xmlns:') ? wanted.delete_prefix('xmlns:') : wanted)
      node = self
      while node.kind_of?(Element)
        found = node.attributes.fetch(key, nil)
        found = found.values.find { |a| a.prefix == 'xmlns' || a.name == 'xmlns' } if found.kind_of?(Hash)
        return found.value if found && (key == 'xmlns' ? found.prefix == '' : found.prefix == 'xmlns')
        node = node.parent
      end
      return 'http://www.w3.org/XML/1998/namespace' if key == 'xml'
      key == 'xmlns' ? '' : nil
    end

    def add_namespace(prefix, uri = nil)
      if uri
        prefix = "xmlns:#{prefix}" unless prefix =~ /^xmlns:/
        @attributes[prefix] = uri
      else
        @attributes['xmlns'] = prefix
      end
      self
    end

    def delete_namespace(namespace = 'xmlns')
      namespace = "xmlns:#{namespace}" unless namespace == 'xmlns'
      attribute = attributes.get_attribute(namespace)
      attribute&.remove
      self
    end

    def add_element(element, attrs = nil)
      raise 'First argument must be either an element name, or an Element object' if element.nil?
      made = @elements.add(element)
      attrs&.each { |key, value| made.attributes[key] = value }
      made
    end

    def delete_element(element)
      @elements.delete(element)
    end

    def has_elements? = !@elements.empty?

    def each_element_with_attribute(key, value = nil, max = 0, name = nil, &block)
      each_with(max, name, block) do |child|
        value.nil? ? child.attributes[key] : child.attributes[key] == value
      end
    end

    def each_element_with_text(text = nil, max = 0, name = nil, &block)
      each_with(max, name, block) do |child|
        text.nil? ? child.has_text? : child.text == text
      end
    end

    def each_element(xpath = nil, &block)
      @elements.each(xpath, &block)
    end

    def get_elements(xpath)
      @elements.to_a(xpath)
    end

    def next_element
      node = next_sibling
      node = node.next_sibling until node.nil? || node.kind_of?(Element)
      node
    end

    def previous_element
      node = previous_sibling
      node = node.previous_sibling until node.nil? || node.kind_of?(Element)
      node
    end

    def has_text? = !text.nil?

    def text(path = nil)
      found = get_text(path)
      found&.value
    end

    def get_text(path = nil)
      if path
        element = @elements[path]
        return element&.get_text
      end
      @children.find { |node| node.kind_of?(Text) }
    end

    def text=(text)
      text = Text.new(text, whitespace, nil, raw) if text.kind_of?(String)
      old = get_text
      if text.nil?
        old&.remove
      elsif old
        old.replace_with(text)
      else
        self << text
      end
      self
    end

    def add_text(text)
      if text.kind_of?(String)
        if @children[-1].kind_of?(Text)
          @children[-1] << text
          return
        end
        text = Text.new(text, whitespace, nil, raw)
      end
      self << text unless text.nil?
      self
    end

    def xpath
      steps = []
      node = self
      while node && !node.kind_of?(Document)
        steps << step_of(node)
        node = node.parent
      end
      '/' + steps.reverse.join('/')
    end

    def [](name_or_index)
      case name_or_index
      when String then attributes[name_or_index]
      when Symbol then attributes[name_or_index.to_s]
      else super
      end
    end

    def attribute(name, namespace = nil)
      return attributes.get_attribute_ns(namespace, name) if namespace
      attributes.get_attribute(name)
    end

    def has_attributes? = !@attributes.empty?

    def add_attribute(key, value = nil)
      if key.kind_of?(Attribute)
        @attributes << key
      else
        @attributes[key] = value
      end
    end

    def add_attributes(hash)
      hash.each { |key, value| add_attribute(key, value) }
    end

    def delete_attribute(key)
      found = attributes.get_attribute(key)
      found&.remove
    end

    def cdatas = find_all { |child| child.kind_of?(CData) }.freeze
    def comments = find_all { |child| child.kind_of?(Comment) }.freeze
    def instructions = find_all { |child| child.kind_of?(Instruction) }.freeze
    def texts = find_all { |child| child.kind_of?(Text) }.freeze

    def write(output = $stdout, indent = -1, transitive = false, ie_hack = false)
      writer =
        if indent < 0 then Formatters::Default.new(ie_hack)
        elsif transitive then Formatters::Transitive.new(indent, ie_hack)
        else Formatters::Pretty.new(indent, ie_hack)
        end
      writer.write(self, output)
    end

    private

    def step_of(node)
      same = node.parent ? node.parent.find_all { |n| n.kind_of?(Element) && n.expanded_name == node.expanded_name } : []
      same.size > 1 ? "#{node.expanded_name}[#{same.index { |n| n.equal?(node) } + 1}]" : node.expanded_name
    end

    def each_with(max, name, block)
      found = 0
      @elements.each(name || '*') do |child|
        next unless yield(child)
        block.call(child)
        found += 1
        return if max.positive? && found == max
      end
    end
  end
end
