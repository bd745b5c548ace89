module REXML
  # Evaluates a parsed path. Node sets are arrays in document order.
  class XPathWalk
    def initialize(namespaces, variables, strict)
      @namespaces = namespaces
      @variables = variables
      @strict = strict
    end

    def result(tree, nodes)
      return sorted(nodes.flat_map { |node| Array(value(tree, node, 1, nodes.size)) }) if tree[0] == :path && nodes.size > 1
      value(tree, nodes.first, 1, 1)
    end

    private

    def value(tree, node, position, size)
      case tree[0]
      when :path then steps(start(tree[1], node, position, size), tree[2])
      when :literal then tree[1]
      when :variable then @variables[tree[1]]
      when :filter then tree[2].inject(value(tree[1], node, position, size)) { |nodes, test| keep(nodes, test) }
      when :call then call(tree[1], tree[2], node, position, size)
      when :or then truth(value(tree[1], node, position, size)) || truth(value(tree[2], node, position, size))
      when :and then truth(value(tree[1], node, position, size)) && truth(value(tree[2], node, position, size))
      when :neg then -number(value(tree[1], node, position, size))
      else
        left = value(tree[1], node, position, size)
        right = value(tree[2], node, position, size)
        case tree[0]
        when :| then sorted(unique(left + right))
        when :'=', :'!=', :<, :>, :<=, :>= then compare(tree[0], left, right)
        else arithmetic(tree[0], number(left), number(right))
        end
      end
    end

    def start(base, node, position, size)
      case base
      when nil then [node]
      when :root then node.nil? ? [] : [top(node)]
      else value(base, node, position, size)
      end
    end

    def top(node)
      node = node.element if node.kind_of?(Attribute)
      node = node.parent while node.parent
      node
    end

    def steps(nodes, list)
      list.each do |axis, test, tests|
        several = nodes.size > 1
        nodes = nodes.flat_map do |node|
          found = walk(axis, node).select { |n| fits?(n, test, axis) }
          tests.inject(found) { |left, condition| keep(left, condition) }
        end
        nodes = unique(nodes) if several
        nodes = sorted(nodes) if several || axis == :ancestor || axis == :'ancestor-or-self' || axis.start_with?('preceding')
      end
      nodes
    end

    def keep(nodes, test)
      size = nodes.size
      at = 0
      nodes.select do |node|
        at += 1
        answer = value(test, node, at, size)
        answer.kind_of?(Numeric) ? answer == at : truth(answer)
      end
    end

    def kids(node)
      node.kind_of?(Parent) && !node.kind_of?(DocType) ? node.children : []
    end

    def below(node, list = [])
      kids(node).each do |child|
        list << child
        below(child, list)
      end
      list
    end

    def above(node)
      list = []
      list << node while (node = node.parent)
      list
    end

    def walk(axis, node)
      case axis
      when :child then kids(node)
      when :attribute then node.kind_of?(Element) ? node.attributes.to_a.reject { |a| a.prefix == 'xmlns' || a.expanded_name == 'xmlns' } : []
      when :self then [node]
      when :parent then [node.parent].compact
      when :descendant then below(node)
      when :'descendant-or-self' then [node] + below(node)
      when :ancestor then above(node)
      when :'ancestor-or-self' then [node] + above(node)
      when :'following-sibling', :'preceding-sibling'
        return [] if node.parent.nil? || node.kind_of?(Attribute)
        all = node.parent.children
        at = all.index { |n| n.equal?(node) }
        axis == :'following-sibling' ? all[at + 1..] : all[0...at].reverse
      when :following then ([node] + above(node)).flat_map { |n| walk(:'following-sibling', n) }.flat_map { |n| [n] + below(n) }
      when :preceding then ([node] + above(node)).flat_map { |n| walk(:'preceding-sibling', n) }.flat_map { |n| ([n] + below(n)).reverse }
      when :namespace then []
      else raise ParseException, "unknown axis #{axis}"
      end
    end

    def fits?(node, test, axis)
      case test[0]
      when :node then true
      when :any then axis == :attribute || (node.kind_of?(Element) && !node.kind_of?(Document))
      when :text then node.kind_of?(Text)
      when :comment then node.kind_of?(Comment)
      when :'processing-instruction' then node.kind_of?(Instruction) && (test[1].nil? || test[1] == node.target)
      when :space then named?(node, axis) && node.namespace == space_of(node, test[1])
      else
        return false unless named?(node, axis) && node.name == test[2]
        if axis == :attribute
          test[1].empty? ? node.prefix.to_s.empty? || node.namespace == '' : node.namespace == space_of(node.element, test[1])
        elsif test[1].empty? && @strict
          node.namespace == ''
        else
          node.namespace == space_of(node, test[1])
        end
      end
    end

    def named?(node, axis)
      axis == :attribute || (node.kind_of?(Element) && !node.kind_of?(Document))
    end

    def space_of(node, prefix)
      return @namespaces[prefix] || '' if @namespaces
      node.namespace(prefix)
    end

    def unique(nodes)
      seen = {}.compare_by_identity
      nodes.select { |node| seen[node] ? false : seen[node] = true }
    end

    # By place in the document; attributes come behind their element.
    def sorted(nodes)
      return nodes if nodes.size < 2
      places = {}.compare_by_identity
      nodes.map { |node| top(node) }.uniq(&:object_id).each { |root| number_tree(root, places) }
      nodes.sort_by.with_index { |node, at| [places[node] || places[node.kind_of?(Attribute) ? node.element : node] || 0, node.kind_of?(Attribute) ? 1 : 0, at] }
    end

    def number_tree(node, places)
      places[node] = places.size
      kids(node).each { |child| number_tree(child, places) }
    end

    def truth(answer)
      case answer
      when Array, String then !answer.empty?
      when Numeric then answer != 0 && !(answer.kind_of?(Float) && answer.nan?)
      else answer ? true : false
      end
    end

    def string(answer)
      case answer
      when Array then answer.empty? ? '' : string(answer.first)
      when Float
        return 'NaN' if answer.nan?
        return answer.positive? ? 'Infinity' : '-Infinity' if answer.infinite?
        answer == answer.to_i ? answer.to_i.to_s : answer.to_s
      when Document then string(answer.root)
      when Element then answer.children.map { |n| n.kind_of?(Text) || n.kind_of?(Element) ? string(n) : '' }.join
      when Text, Attribute then answer.value
      when Comment then answer.string
      when Instruction then answer.content.to_s
      else answer.to_s
      end
    end

    def number(answer)
      case answer
      when Numeric then answer
      when true then 1
      when false, nil then 0
      else
        text = string(answer).strip
        return Float::NAN unless text =~ /\A-?(?:\d+(\.\d*)?|\.\d+)\z/
        text.include?('.') ? text.to_f : text.to_i
      end
    end

    def arithmetic(operator, left, right)
      left, right = left.to_f, right.to_f
      case operator
      when :+ then left + right
      when :- then left - right
      when :* then left * right
      when :div then left / right
      else left.remainder(right)
      end
    end

    def compare(operator, left, right)
      if left.kind_of?(Array) && right.kind_of?(Array)
        return left.any? { |a| right.any? { |b| order(operator, string(a), string(b)) } }
      elsif left.kind_of?(Array) || right.kind_of?(Array)
        nodes, other = left.kind_of?(Array) ? [left, right] : [right, left]
        return order(operator, truth(nodes), other) if other == true || other == false
        return nodes.any? do |node|
          text = other.kind_of?(Numeric) ? number(node) : string(node)
          left.kind_of?(Array) ? order(operator, text, other) : order(operator, other, text)
        end
      end
      order(operator, left, right)
    end

    def order(operator, left, right)
      if operator == :'=' || operator == :'!='
        if [true, false].include?(left) || [true, false].include?(right) then left, right = truth(left), truth(right)
        elsif left.kind_of?(Numeric) || right.kind_of?(Numeric) then left, right = number(left), number(right)
        else left, right = string(left), string(right)
        end
        return operator == :'=' ? left == right : left != right
      end
      number(left).public_send(operator, number(right))
    end

    def call(name, arguments, node, position, size)
      given = arguments.map { |argument| value(argument, node, position, size) }
      first = given[0]
      text = -> { string(given.empty? ? node : first) }
      target = -> { given.empty? ? node : first.first }
      case name
      when 'last' then size
      when 'position' then position
      when 'count' then first.size
      when 'id' then sorted(below(top(node)).select { |n| n.kind_of?(Element) && string(first).split.include?(n.attributes['id']) })
      when 'local-name' then (n = target.call).respond_to?(:name) ? n.name.to_s : ''
      when 'namespace-uri' then (n = target.call).respond_to?(:namespace) ? n.namespace.to_s : ''
      when 'name' then (n = target.call).respond_to?(:expanded_name) ? n.expanded_name.to_s : ''
      when 'string' then text.call
      when 'concat' then given.map { |part| string(part) }.join
      when 'starts-with' then string(first).start_with?(string(given[1]))
      when 'contains' then string(first).include?(string(given[1]))
      when 'substring-before' then string(first).partition(string(given[1])).then { |head, mark, _| mark.empty? ? '' : head }
      when 'substring-after' then string(first).partition(string(given[1])).then { |_, mark, tail| mark.empty? && !string(given[1]).empty? ? '' : tail }
      when 'substring' then substring(string(first), number(given[1]), given[2] && number(given[2]))
      when 'string-length' then text.call.length
      when 'normalize-space' then text.call.strip.gsub(/\s+/, ' ')
      when 'translate' then translate(string(first), string(given[1]), string(given[2]))
      when 'boolean' then truth(first)
      when 'not' then !truth(first)
      when 'true' then true
      when 'false' then false
      when 'lang' then lang?(node, string(first))
      when 'number' then number(given.empty? ? [node] : first).to_f
      when 'sum' then first.sum(0.0) { |n| number([n]) }
      when 'floor' then number(first).floor
      when 'ceiling' then number(first).ceil
      when 'round' then (n = number(first)).kind_of?(Float) && (n.nan? || n.infinite?) ? n : (n + 0.5).floor
      else raise ParseException, "undefined method `#{name.tr('-', '_')}' for REXML::Functions:Class"
      end
    end

    def substring(text, from, length)
      return '' if [from, length].any? { |n| n.kind_of?(Float) && n.nan? }
      first = from.kind_of?(Float) && from.infinite? ? from : (from + 0.5).floor
      last = length.nil? ? Float::INFINITY : first + (length.kind_of?(Float) && length.infinite? ? length : (length + 0.5).floor)
      text.each_char.with_index(1).select { |_, at| at >= first && at < last }.map(&:first).join
    end

    def translate(text, from, to)
      text.each_char.map { |c| (at = from.index(c)) ? to[at].to_s : c }.join
    end

    def lang?(node, wanted)
      while node
        found = node.kind_of?(Element) && node.attributes['xml:lang']
        return found.downcase == wanted.downcase || found.downcase.start_with?(wanted.downcase + '-') if found
        node = node.parent
      end
      false
    end
  end
end
