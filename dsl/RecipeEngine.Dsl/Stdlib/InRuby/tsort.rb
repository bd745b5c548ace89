# Orders things after those they need; strongly connected components by Tarjan's walk, with a stack of its own.
module TSort
  # Things that need each other.
  class Cyclic < StandardError
  end

  def tsort = TSort.tsort(method(:tsort_each_node), method(:tsort_each_child))

  def tsort_each(&block)
    TSort.tsort_each(method(:tsort_each_node), method(:tsort_each_child), &block)
  end

  def strongly_connected_components
    TSort.strongly_connected_components(method(:tsort_each_node), method(:tsort_each_child))
  end

  def each_strongly_connected_component(&block)
    TSort.each_strongly_connected_component(method(:tsort_each_node), method(:tsort_each_child), &block)
  end

  def each_strongly_connected_component_from(node, id_map = {}, stack = [], &block)
    TSort.each_strongly_connected_component_from(node, method(:tsort_each_child), id_map, stack, &block)
  end

  def tsort_each_node
    raise NotImplementedError.new
  end

  def tsort_each_child(_node)
    raise NotImplementedError.new
  end

  class << self
    def tsort(each_node, each_child) = tsort_each(each_node, each_child).to_a

    def tsort_each(each_node, each_child)
      return to_enum(__method__, each_node, each_child) unless block_given?
      each_strongly_connected_component(each_node, each_child) do |component|
        raise Cyclic.new("topological sort failed: #{component.inspect}") if component.size != 1
        yield component.first
      end
    end

    def strongly_connected_components(each_node, each_child)
      each_strongly_connected_component(each_node, each_child).to_a
    end

    def each_strongly_connected_component(each_node, each_child, &block)
      return to_enum(__method__, each_node, each_child) unless block
      numbers = {}
      stack = []
      each_node.call do |node|
        walk(node, each_child, numbers, stack, &block) unless numbers.include?(node)
      end
      nil
    end

    def each_strongly_connected_component_from(node, each_child, id_map = {}, stack = [], &block)
      return to_enum(__method__, node, each_child, id_map, stack) unless block
      walk(node, each_child, id_map, stack, &block)
    end

    private

    # numbers: node => its number, or nil once its component was given out. Gives the lowest number that can be reached.
    def walk(node, each_child, numbers, stack, &block)
      lowest = mine = numbers[node] = numbers.size
      depth = stack.size
      stack << node
      each_child.call(node) do |child|
        if numbers.include?(child)
          number = numbers[child]
          lowest = number if number && number < lowest
        else
          number = walk(child, each_child, numbers, stack, &block)
          lowest = number if number < lowest
        end
      end
      if lowest == mine
        component = stack.slice!(depth..)
        component.each { |n| numbers[n] = nil }
        block.call(component)
      end
      lowest
    end
  end
end
