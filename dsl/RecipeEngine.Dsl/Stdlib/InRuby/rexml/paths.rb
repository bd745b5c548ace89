module REXML
  # Finds nodes by XPath 1.0.
  class XPath
    class << self
      def first(element, path = nil, namespaces = nil, variables = {}, options = {})
        match(element, path, namespaces, variables, options).first
      end

      def each(element, path = nil, namespaces = nil, variables = {}, options = {}, &block)
        match(element, path, namespaces, variables, options).each(&block)
      end

      def match(element, path = nil, namespaces = nil, variables = {}, options = {})
        raise "The namespaces argument, if supplied, must be a hash object." unless namespaces.nil? || namespaces.kind_of?(Hash)
        raise "The variables argument, if supplied, must be a hash object." unless variables.kind_of?(Hash)
        tree = (@trees ||= {})[path ||= '*'] ||= Parsers::XPathParser.new.parse(path)
        @trees.shift if @trees.size > 200
        nodes = element.kind_of?(Array) ? element : [element]
        found = XPathWalk.new(namespaces, variables, options[:strict]).result(tree, nodes)
        found.kind_of?(Array) ? found : [found]
      end
    end
  end

  module Parsers
    # A path's text as a tree of arrays.
    class XPathParser
      AXES = %w[ancestor ancestor-or-self attribute child descendant descendant-or-self following following-sibling
                namespace parent preceding preceding-sibling self].freeze
      NODE_TYPES = %w[comment text processing-instruction node].freeze
      TOKEN = %r{\s*(?:(\.\.|::|//|!=|<=|>=|[()\[\].@,/|+\-=<>*$])|("[^"]*"|'[^']*')|(\d+(?:\.\d*)?|\.\d+)|([[:alpha:]_][-[:alnum:]._]*(?::(?:[[:alpha:]_][-[:alnum:]._]*|\*))?))}

      def parse(path)
        @path = path
        @tokens = []
        scanner = StringScanner.new(path)
        until scanner.skip(/\s*\z/)
          if scanner.check(/\s*\.\d/) then scanner.skip(/\s*/); @tokens << [:number, scanner.scan(/\.\d+/).to_f]
          elsif scanner.scan(TOKEN)
            @tokens << (scanner[1] ? [:mark, scanner[1]] : scanner[2] ? [:text, scanner[2][1..-2]] : scanner[3] ? [:number, scanner[3].include?('.') ? scanner[3].to_f : scanner[3].to_i] : [:name, scanner[4]])
          else
            fail!(scanner.rest)
          end
        end
        @at = 0
        tree = any_of
        fail!(@tokens[@at..].map { |t| t[1] }.join) if @at < @tokens.size
        tree
      end

      private

      def fail!(rest)
        raise ParseException, "Garbage component exists at the end: <#{rest}>: <#{@path}>"
      end

      def mark?(*texts)
        @tokens[@at]&.first == :mark && texts.include?(@tokens[@at][1])
      end

      def word?(*texts)
        @tokens[@at]&.first == :name && texts.include?(@tokens[@at][1])
      end

      def take
        @at += 1
        @tokens[@at - 1] && @tokens[@at - 1][1]
      end

      def need(text)
        mark?(text) ? take : fail!(@tokens[@at..].to_a.map { |t| t[1] }.join)
      end

      def chain(following, words)
        left = following.call
        left = [take.to_sym, left, following.call] while words ? word?(*words) : yield
        left
      end

      def any_of = chain(method(:all_of), %w[or])
      def all_of = chain(method(:equality), %w[and])
      def equality = chain(method(:relation), nil) { mark?('=', '!=') }
      def relation = chain(method(:sum), nil) { mark?('<', '>', '<=', '>=') }
      def sum = chain(method(:product), nil) { mark?('+', '-') }
      def product = chain(method(:negation), nil) { mark?('*') || word?('div', 'mod') }

      def negation
        return union unless mark?('-')
        take
        [:neg, negation]
      end

      def union
        left = path
        left = [take.to_sym, left, path] while mark?('|')
        left
      end

      # A primary expression, perhaps with predicates and steps behind it; or a location path.
      def path
        kind, text = @tokens[@at]
        starts = kind == :text || kind == :number || mark?('(', '$') ||
          (kind == :name && @tokens[@at + 1] == [:mark, '('] && !NODE_TYPES.include?(text))
        return location unless starts
        base = primary
        tests = predicates
        base = [:filter, base, tests] unless tests.empty?
        return base unless mark?('/', '//')
        steps = []
        more_steps(steps)
        [:path, base, steps]
      end

      def primary
        kind, text = @tokens[@at]
        take
        case kind
        when :text then [:literal, text]
        when :number then [:literal, text]
        when :name
          need('(')
          arguments = []
          until mark?(')')
            arguments << any_of
            take if mark?(',')
          end
          take
          [:call, text, arguments]
        else
          return [:variable, take] if text == '$'
          inner = any_of
          need(')')
          inner
        end
      end

      def location
        steps = []
        if mark?('/')
          take
          return [:path, :root, steps] unless step?
          steps << step
        elsif mark?('//')
          return more_steps(steps, :root)
        else
          base = nil
          fail!(@tokens[@at..].to_a.map { |t| t[1] }.join) unless step?
          steps << step
          more_steps(steps)
          return [:path, base, steps]
        end
        more_steps(steps)
        [:path, :root, steps]
      end

      def more_steps(steps, base = nil)
        while mark?('/', '//')
          steps << [:'descendant-or-self', [:node], []] if take == '//'
          break unless step?
          steps << step
        end
        [:path, base, steps]
      end

      def step?
        @tokens[@at]&.first == :name || mark?('.', '..', '@', '*')
      end

      def step
        return (take; [:self, [:node], predicates]) if mark?('.')
        return (take; [:parent, [:node], predicates]) if mark?('..')
        axis = :child
        if mark?('@')
          take
          axis = :attribute
        elsif @tokens[@at + 1] == [:mark, '::']
          axis = take.to_sym
          take
        end
        [axis, node_test, predicates]
      end

      def node_test
        return (take; [:any]) if mark?('*')
        fail!(@tokens[@at..].to_a.map { |t| t[1] }.join) unless @tokens[@at]&.first == :name
        name = take
        if mark?('(') && NODE_TYPES.include?(name)
          take
          argument = mark?(')') ? nil : take
          need(')')
          return [name.to_sym, argument]
        end
        prefix, local = name.include?(':') ? name.split(':', 2) : ['', name]
        local == '*' ? [:space, prefix] : [:name, prefix, local]
      end

      def predicates
        list = []
        while mark?('[')
          take
          list << any_of
          need(']')
        end
        list
      end
    end
  end
end
