# Chef::Deprecated: kinds of deprecations.
class Chef
  class Deprecated
    class << self
      def create(type, message, location)
        const_get(type.to_s.split('_').map(&:capitalize).join).new(message, location)
      end
    end

    class Base
      attr_reader :message, :location

      def initialize(msg = nil, location = nil)
        @message, @location = msg, location
      end

      def self.doc_page(value = nil)
        value ? @doc_page = value : @doc_page
      end

      def self.target(id, page = nil)
        @deprecation_id, @doc_page = id, page
      end

      def self.deprecation_id
        @deprecation_id
      end

      def deprecation_id
        self.class.deprecation_id
      end

      def doc_page
        self.class.doc_page || "#{deprecation_key}/"
      end

      def deprecation_key
        self.class.name.split('::').last.gsub(/(?<=[a-z])(?=[A-Z])/, '_').downcase
      end

      def url
        "https://docs.chef.io/deprecations_#{doc_page}"
      end

      def silenced?
        Array(Chef::Config[:silence_deprecation_warnings]).any? { |one| [true, 'true', deprecation_key, "chef-#{deprecation_id}"].include?(one.is_a?(String) ? one.downcase : one) }
      end

      def to_s
        "Deprecation CHEF-#{deprecation_id} from #{location}\n\n  #{message}\n\nPlease see #{url} for further details and information on how to correct this problem."
      end
    end

    {
      InternalApi: 0, JsonAutoInflate: 1, ExitCode: 2, Attributes: 4, CustomResource: 5, EasyInstall: 6, VerifyFile: 7, SupportsProperty: 8, ChefRest: 9,
      DnfPackageAllowDowngrade: 10, PropertyNameCollision: 11, LaunchdHashProperty: 12, ChefPlatformMethods: 13, RunCommand: 14, PackageMisc: 15, MultiresourceMatch: 16,
      UseInlineResources: 17, LocalListen: 18, NamespaceCollisions: 19, DeployResource: 21, ErlResource: 22, FreebsdPkgProvider: 23, Property: 24, ShellOut: 26, LocaleLcAll: 27, ChefSugar: 28,
      ArchiveFileIntegerFileMode: 30, ResourceNameWithoutProvides: 31, AttributeBlacklistConfiguration: 32, UnifiedMode: 33, AttributeWhitelistConfiguration: 34, PolicyfileCompatMode: 35,
      Generic: 3694
    }.each do |name, id|
      const_set(name, Class.new(Base) { target id })
    end

    # The page of a deprecation that has none of its own is what its message says.
    class Generic
      def url
        'https://docs.chef.io/chef_deprecations_client/'
      end

      def to_s
        "#{message}\nPlease see #{url} for further details and information on how to correct this problem."
      end
    end
  end
end
