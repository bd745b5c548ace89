# Chef::ResourceBuilder: a resource as the recipe words make it.
class Chef
  class ResourceBuilder
    attr_reader :type, :name, :created_at, :params, :run_context, :cookbook_name, :recipe_name, :enclosing_provider, :resource

    def initialize(type: nil, name: nil, created_at: nil, params: nil, run_context: nil, cookbook_name: nil, recipe_name: nil, enclosing_provider: nil)
      @type, @name, @created_at, @params = type, name, created_at, params
      @run_context, @cookbook_name, @recipe_name, @enclosing_provider = run_context, cookbook_name, recipe_name, enclosing_provider
    end

    def build(&block)
      @resource = resource_class.new(name, run_context)
      raise ArgumentError, "You must supply a name when declaring a #{type} resource" if name.nil? && resource.name.nil?

      resource.source_line = created_at if created_at
      resource.declared_type = type
      resource.cookbook_name = cookbook_name
      resource.recipe_name = recipe_name
      resource.enclosing_provider = enclosing_provider
      resource.params = params if params
      resource.instance_exec(enclosing_provider.respond_to?(:new_resource) ? enclosing_provider.new_resource : nil, &block) if block
      resource.after_created
      resource
    end

    private

    def resource_class
      @resource_class ||= Chef::Resource.resource_for_node(type, run_context.node)
    end
  end

  # Cookbooks by name.
  class CookbookCollection < Mash
    attr_reader :cookbook_versions

    def initialize(cookbook_versions = {})
      super()
      @cookbook_versions = cookbook_versions
      cookbook_versions.each { |name, cookbook| self[name] = cookbook }
    end
  end

  class RunList
    # A run list with its roles opened.
    class RunListExpansion
      attr_reader :run_list_items, :recipes, :roles, :default_attrs, :override_attrs, :errors, :environment

      def initialize(environment, run_list_items, source = nil)
        @environment, @run_list_items = environment, run_list_items
        @recipes, @roles, @errors = [], [], []
        @default_attrs, @override_attrs = Mash.new, Mash.new
      end

      def expand
        open(run_list_items, 'top level')
        self
      end

      def errors?
        !errors.empty?
      end
      alias invalid? errors?

      def recipe_with_versions
        recipes.map { |name| { name: name, version: nil } }
      end

      private

      def open(items, from)
        items.each do |item|
          entry = item.is_a?(Chef::RunList::RunListItem) ? item : Chef::RunList::RunListItem.new(item.to_s)
          if entry.recipe?
            recipes << entry.name unless recipes.include?(entry.name)
          elsif !roles.include?(entry.name)
            roles << entry.name
            open_role(entry.name, from)
          end
        end
      end

      def open_role(name, from)
        role = Chef::Role.load(name)
        open(role.run_list_for(environment), name)
        @default_attrs = Chef::Mixin::DeepMerge.merge(default_attrs, role.default_attributes)
        @override_attrs = Chef::Mixin::DeepMerge.merge(override_attrs, role.override_attributes)
      rescue Chef::Exceptions::RoleNotFound
        errors << [name, from]
      end
    end

    class RunListExpansionFromDisk < RunListExpansion; end
  end
end
