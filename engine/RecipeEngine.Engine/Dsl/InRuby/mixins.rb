# Chef::Mixin modules that are rarely asked for.
require 'uri'

class Chef
  module Mixin
    # Directories, all of those that lead there.
    module CreatePath
      def create_path(path)
        names = path.is_a?(String) ? path.split('/').reject(&:empty?) : path
        raise ArgumentError, 'create_path requires a string or an array!' unless names.is_a?(Array)

        ::FileUtils.mkdir_p('/' + names.join('/'))
        '/' + names.join('/')
      end
    end

    # Is it an address or a path?
    module Uris
      def uri_scheme?(source)
        source.to_s.match?(%r{\A\w+://})
      end

      def as_uri(source)
        URI.parse(source)
      rescue URI::InvalidURIError
        URI.parse(source.gsub(/[^\w\-.~:\/?#\[\]@!$&'()*+,;=%]/) { |c| c.bytes.map { |b| format('%%%02X', b) }.join })
      end
    end

    # Ruby files evaluated in an object.
    module FromFile
      attr_accessor :source_file

      def from_file(filename)
        raise IOError, "Cannot open or read #{filename}!" unless ::File.exist?(filename) && ::File.readable?(filename)

        self.source_file = filename
        instance_eval(::File.read(filename), filename, 1)
      end

      def class_from_file(filename)
        raise IOError, "Cannot open or read #{filename}!" unless ::File.exist?(filename) && ::File.readable?(filename)

        self.source_file = filename
        class_eval(::File.read(filename), filename, 1)
      end
    end

    # The accessors of a file's owner, group and mode.
    module Securable
      def owner(arg = nil)
        set_or_return(:owner, arg, regex: Chef::Config[:user_valid_regex] || [/.*/])
      end
      alias user owner

      def group(arg = nil)
        set_or_return(:group, arg, regex: Chef::Config[:group_valid_regex] || [/.*/])
      end

      def mode(arg = nil)
        set_or_return(:mode, arg, callbacks: {
          'not in valid numeric range' => lambda do |m|
            m.is_a?(String) ? m =~ /\A[0-7]{3,5}\z/ : m.is_a?(Integer) && m >= 0 && m <= 0o7777
          end,
        })
      end
    end

    # A provider that sets owner, group and mode of its resource's path.
    module EnforceOwnershipAndPermissions
      def access_controls
        @access_controls ||= Chef::FileAccessControl.new(current_resource, new_resource, self)
      end

      def enforce_ownership_and_permissions
        access_controls.set_all
        new_resource.updated_by_last_action(true) if access_controls.modified?
      end
    end

    # A word of a class: as a reader without an argument, as a switch with true.
    module SubclassDirective
      def subclass_directive(name)
        variable = :"@#{name}"
        define_singleton_method(name) { instance_variable_set(variable, true) }
        define_singleton_method(:"#{name}?") { !!instance_variable_get(variable) }
      end
    end

    # Old names that still answer.
    module Deprecation
      def deprecated_attr(name, alternative)
        deprecated_attr_reader(name, alternative)
        deprecated_attr_writer(name, alternative)
      end

      def deprecated_attr_reader(name, alternative, level = :warn)
        define_method(name) do
          Chef.deprecated(:internal_api, "#{self.class}##{name} is deprecated.  #{alternative}")
          instance_variable_get("@#{name}")
        end
      end

      def deprecated_attr_writer(name, alternative, level = :warn)
        define_method("#{name}=") do |value|
          Chef.deprecated(:internal_api, "Writing to #{self.class}##{name}= is deprecated.  #{alternative}")
          instance_variable_set("@#{name}", value)
        end
      end
    end

    # A module included later reaches those that have included this one.
    module LazyModuleInclude
      def included(klass)
        super
        descendants << klass
      end

      def descendants
        @descendants ||= []
      end

      def include(*modules)
        super
        descendants.each { |d| d.include(*modules) }
        self
      end
    end

    # Commands as Chef 11 and 12 ran them.
    module Command
      extend self

      def run_command(args = {})
        status, out, err = output_of_command(args[:command], args)
        expected = Array(args[:returns] || 0)
        unless expected.include?(status.exitstatus) || args[:ignore_failure]
          raise Chef::Exceptions::Exec, "#{args[:command]} returned #{status.exitstatus}, expected #{expected.join(' or ')}\n---- Begin output of #{args[:command]} ----\nSTDOUT: #{out}\nSTDERR: #{err}\n---- End output of #{args[:command]} ----"
        end
        status
      end

      def run_command_with_systems_locale(args = {})
        args = args.dup
        args[:environment] = { 'LC_ALL' => ENV['LC_ALL'] }.merge(args[:environment] || {})
        run_command(args)
      end

      def output_of_command(command, args = {})
        options = {}
        %i{cwd environment timeout user group umask}.each { |key| options[key] = args[key] if args[key] }
        shell = Mixlib::ShellOut.new(command, options)
        shell.run_command
        [shell.status, shell.stdout.chomp, shell.stderr.chomp]
      end

      def popen4(command, args = {})
        status, out, err = output_of_command(command, args)
        yield(status.respond_to?(:pid) ? status.pid : nil, StringIO.new, StringIO.new(out), StringIO.new(err)) if block_given?
        status
      end

      def handle_command_failures(status, command_output, opts = {})
        return if opts[:ignore_failure] || Array(opts[:returns] || 0).include?(status.exitstatus)

        raise Chef::Exceptions::Exec, "#{opts[:command]} returned #{status.exitstatus}: #{command_output}"
      end
    end
  end
end
