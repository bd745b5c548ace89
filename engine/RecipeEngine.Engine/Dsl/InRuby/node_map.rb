# Chef::NodeMap: classes by key, with the platforms for which they hold.
class Chef
  class NodeMap
    FILTERS = %i{platform platform_version platform_family os}.freeze

    def set(key, klass, platform: nil, platform_version: nil, platform_family: nil, os: nil, override: nil, chef_version: nil, target_mode: nil, **_, &block)
      return map if chef_version && !Gem::Requirement.new(*Array(chef_version)).satisfied_by?(Gem::Version.new(Chef::VERSION.to_s))

      entry = { klass: klass, platform: platform, platform_version: platform_version, platform_family: platform_family, os: os, override: override, block: block }
      entry.delete_if { |_, value| value.nil? }
      list = (map[key] ||= [])
      # later ones first among those that say as much
      at = list.index { |other| weight(entry) <= weight(other) } || list.size
      list.insert(at, entry)
      map
    end

    def get(node, key)
      list(node, key).first
    end

    def list(node, key)
      (map[key] || []).select { |entry| node_matches?(node, entry) }.map { |entry| entry[:klass] }
    end

    def delete_class(klass)
      gone = {}
      map.each do |key, list|
        found, rest = list.partition { |entry| entry[:klass].to_s == klass.to_s }
        next if found.empty?

        gone[key] = found
        list.replace(rest)
      end
      map.delete_if { |_, list| list.empty? }
      gone
    end

    def locked?
      !!@locked
    end

    def lock!
      @locked = true
    end

    private

    def map
      @map ||= {}
    end

    def weight(entry)
      rank = %i{block platform_version platform platform_family os override}.index { |filter| entry[filter] } || 6
      negated = FILTERS.any? { |filter| Array(entry[filter]).any? { |value| value.to_s.start_with?('!') } }
      rank * 2 + (negated ? 1 : 0)
    end

    def node_matches?(node, entry)
      return true if node.nil?

      %i{os platform platform_family}.all? { |filter| listed?(entry[filter], node[filter.to_s]) } &&
        version?(entry[:platform_version], node['platform_version']) &&
        (entry[:block].nil? || entry[:block].call(node))
    end

    def listed?(wanted, value)
      return true if wanted.nil?

      negative, positive = Array(wanted).map(&:to_s).partition { |word| word.start_with?('!') }
      return true if positive.include?('all')

      !negative.include?("!#{value}") && (positive.empty? || positive.include?(value.to_s))
    end

    def version?(wanted, value)
      wanted.nil? || wanted == :all || Array(wanted).any? { |one| Chef::VersionConstraint::Platform.new(one).include?(value) }
    end
  end

  class Platform
    # Which of several classes comes first: kept by Chef.set_…_priority_array.
    class PriorityMap < Chef::NodeMap
      def priority(resource_name, priority_array, **filter)
        set_priority_array(resource_name.to_sym, priority_array, **filter)
      end

      def set_priority_array(key, priority_array, **filter, &block)
        priority_array = Array(priority_array)
        set(key, priority_array, **filter, &block)
        tell(key, priority_array, **filter, &block)
        priority_array
      end

      def get_priority_array(node, key)
        get(node, key)
      end
    end

    class ProviderPriorityMap < PriorityMap
      include Singleton

      def tell(*args, **filter, &block)
        Chef.set_provider_priority_array(*args, **filter, &block)
      end
    end

    class ResourcePriorityMap < PriorityMap
      include Singleton

      def tell(*args, **filter, &block)
        Chef.set_resource_priority_array(*args, **filter, &block)
      end
    end

    # Who provides what: entries written here are told to the class that is meant.
    class HandlerMap < Chef::NodeMap
      # A table that hands on what is put into it.
      class Table < Hash
        def initialize(owner)
          super()
          @owner = owner
        end

        def [](name)
          @owner.entries_of(name)
        end

        def []=(name, entries)
          (entries || []).each do |entry|
            filters = entry.reject { |key, value| key == :klass || key == :block || value.nil? }
            @owner.set(name, entry[:klass], **filters, &entry[:block])
          end
        end

        def include?(name)
          !@owner.entries_of(name).nil?
        end
        alias key? include?
        alias has_key? include?
      end

      def set(name, klass, **filters, &block)
        klass.provides(name, **filters, &block)
      end

      def get(_node, name)
        (entries_of(name) || []).first&.fetch(:klass)
      end

      def list(_node, name)
        (entries_of(name) || []).map { |entry| entry[:klass] }
      end

      def entries_of(name)
        found = candidates(name)
        found.empty? ? nil : found.map { |klass| { klass: klass } }
      end

      private

      def map
        @map ||= Table.new(self)
      end
    end

    class ProviderHandlerMap < HandlerMap
      include Singleton

      def candidates(name)
        Chef::ProviderResolver.classes_for(name)
      end
    end

    class ResourceHandlerMap < HandlerMap
      include Singleton

      def candidates(name)
        Chef::ResourceResolver.list(name)
      end
    end
  end
end
