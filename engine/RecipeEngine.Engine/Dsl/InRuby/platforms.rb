# What a host offers, as older cookbooks ask for it.
class Chef
  class Platform
    module ServiceHelpers
      include ChefUtils
      extend self

      # The service managers whose tools are there.
      def service_resource_providers
        found = []
        found << :debian if debianrcd?
        found << :invokercd if invokercd?
        found << :upstart if upstart?
        found << :insserv if insserv?
        found << :systemd if systemd?
        found << :redhat if redhatrcd?
        found
      end

      # The managers that know a service of this name.
      def config_for_service(service_name)
        { initd: :initd, upstart: :upstart, xinetd: :xinetd, systemd: :systemd, etc_rcd: :etc_rcd }.select { |type, _| service_script_exist?(type, service_name) }.keys
      end
    end
  end

  module DSL
    module PlatformIntrospection
      # A value that depends on the platform and its version.
      class PlatformDependentValue
        def initialize(values)
          @values = values
        end

        def value_for_node(node)
          Class.new { include Chef::DSL::PlatformIntrospection }.new.value_for_platform(@values)
        end
      end

      # A value that depends on the platform's family.
      class PlatformFamilyDependentValue
        def initialize(values)
          @values = values
        end

        def value_for_node(node)
          Class.new { include Chef::DSL::PlatformIntrospection }.new.value_for_platform_family(@values)
        end
      end
    end
  end
end
