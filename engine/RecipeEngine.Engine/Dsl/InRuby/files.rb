# Parts of Chef's file providers that cookbooks use by themselves.
class Chef
  # Owner, group and mode of a path.
  class FileAccessControl
    attr_reader :current_resource, :resource, :provider, :file

    def initialize(current_resource, new_resource, provider)
      @current_resource, @resource, @provider = current_resource, new_resource, provider
      @file = (current_resource || new_resource).path
      @modified = false
    end

    def modified?
      @modified
    end

    def set_all
      set_owner
      set_group
      set_mode
    end

    def set_all!
      set_owner!
      set_group!
      set_mode!
    end

    def target_uid
      uid_from_resource(resource)
    end

    def target_gid
      gid_from_resource(resource)
    end

    def target_mode
      wanted = resource.mode
      wanted.nil? ? nil : (wanted.respond_to?(:oct) ? wanted.oct : wanted.to_i) & 0o7777
    end

    def uid_from_resource(from)
      number(from.owner) { |name| Etc.getpwnam(name).uid }
    rescue ArgumentError
      raise Chef::Exceptions::UserIDNotFound, "cannot determine user id for '#{from.owner}', does the user exist on this system?"
    end

    def gid_from_resource(from)
      number(from.group) { |name| Etc.getgrnam(name).gid }
    rescue ArgumentError
      raise Chef::Exceptions::GroupIDNotFound, "cannot determine group id for '#{from.group}', does the group exist on this system?"
    end

    def should_update_owner?
      !target_uid.nil? && stat&.uid != target_uid
    end

    def should_update_group?
      !target_gid.nil? && stat&.gid != target_gid
    end

    def should_update_mode?
      !target_mode.nil? && (stat.nil? || (stat.mode & 0o7777) != target_mode)
    end

    def requires_changes?
      should_update_mode? || should_update_owner? || should_update_group?
    end

    def describe_changes
      changes = []
      changes << "change owner from '#{stat&.uid}' to '#{resource.owner}'" if should_update_owner?
      changes << "change group from '#{stat&.gid}' to '#{resource.group}'" if should_update_group?
      changes << "change mode from '#{stat && (stat.mode & 0o7777).to_s(8).rjust(4, '0')}' to '#{target_mode.to_s(8).rjust(4, '0')}'" if should_update_mode?
      changes
    end

    def set_owner
      set_owner! if should_update_owner?
    end

    def set_group
      set_group! if should_update_group?
    end

    def set_mode
      set_mode! if should_update_mode?
    end

    def set_owner!
      changed { ::File.chown(target_uid, nil, file) } if target_uid
    end

    def set_group!
      changed { ::File.chown(nil, target_gid, file) } if target_gid
    end

    def set_mode!
      changed { ::File.chmod(target_mode, file) } if target_mode
    end

    private

    def changed
      yield
      @modified = true
    end

    def stat
      ::File.exist?(file) ? ::File.stat(file) : nil
    end

    def number(value)
      case value
      when nil, Integer then value
      when /\A\d+\z/ then value.to_i
      else yield value
      end
    end
  end

  module FileContentManagement
    # A temporary file beside the resource's path, or in the common directory when file_staging_uses_destdir says no.
    class Tempfile
      attr_reader :new_resource

      def initialize(new_resource)
        @new_resource = new_resource
      end

      def tempfile
        @tempfile ||= ::Tempfile.open([".chef-#{::File.basename(new_resource.path, '.*')}", ::File.extname(new_resource.path)], directory).tap(&:binmode)
      end

      private

      def directory
        home = ::File.dirname(new_resource.path)
        Chef::Config[:file_staging_uses_destdir] != false && ::File.directory?(home) ? home : Dir.tmpdir
      end
    end
  end

  class Provider
    # The file on disk of a template's source.
    class TemplateFinder
      def initialize(run_context, cookbook_name, node)
        @run_context, @cookbook_name, @node = run_context, cookbook_name, node
      end

      def find(template_name, options = {})
        return options[:source] || template_name if options[:local]

        name = (options[:cookbook] || @cookbook_name).to_s
        cookbook = @run_context.cookbook_collection[name] or raise Chef::Exceptions::CookbookNotFound, "Cookbook #{name} not found."
        cookbook.preferred_filename_on_disk_location(@node, :templates, options[:source] || template_name)
      end
    end
  end
end
