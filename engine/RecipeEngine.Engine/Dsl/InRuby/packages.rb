# What Chef kept in memory between two packages; here every package asks its manager anew.
class Chef
  class Provider
    class Package
      # The questions to rpm and to the repositories that cookbooks ask of those caches.
      module RpmQuestions
        include Chef::Mixin::ShellOut

        def installed_version(name, arch = nil)
          first_version('rpm', '-q', '--queryformat', '%{EPOCHNUM}:%{VERSION}-%{RELEASE}\n', arch ? "#{name}.#{arch}" : name)
        end

        def available_version(name, arch = nil)
          first_version(query_tool, 'repoquery', '--quiet', '--latest-limit=1', '--queryformat', '%{epoch}:%{version}-%{release}\n', arch ? "#{name}.#{arch}" : name)
        end
        alias candidate_version available_version

        def version_available?(name, version, arch = nil)
          !first_version(query_tool, 'repoquery', '--quiet', '--queryformat', '%{epoch}:%{version}-%{release}\n', "#{name}-#{version}#{arch ? ".#{arch}" : ''}").nil?
        end

        def first_version(*command)
          answer = shell_out(*command)
          line = answer.exitstatus == 0 ? answer.stdout.lines.first : nil
          line && line.strip.sub(/\A0:/, '')
        end

        # Nothing is remembered, so there is nothing to forget.
        def reload(*); end
        alias reload_installed reload
        alias reload_provides reload
        alias refresh reload
        alias reset reload
        alias reset_installed reload
        alias flush reload
        alias restart reload
        alias reap reload
        alias check reload
      end

      class Yum
        class YumCache
          include Singleton
          include RpmQuestions

          def query_tool
            'yum'
          end

          attr_accessor :yum_binary
        end
      end

      # One package as the repositories describe it.
      class RpmVersion
        attr_reader :name, :version, :arch

        def initialize(name, version, arch)
          @name, @version, @arch = name, version, arch
        end

        def to_s
          "#{name}-#{version}.#{arch}" if version
        end

        def version_with_arch
          "#{version}.#{arch}" if version
        end

        def matches_name_and_arch?(other)
          other.name == name && other.arch == arch
        end

        def ==(other)
          other.is_a?(RpmVersion) && [name, version, arch] == [other.name, other.version, other.arch]
        end
        alias eql? ==
      end

      module PackageQueries
        include RpmQuestions

        def package_query(action, provides, version: nil, arch: nil, options: nil)
          found = action == :whatinstalled ? installed_version(provides, arch) : available_version([provides, version].compact.join('-'), arch)
          RpmVersion.new(provides, found, arch)
        end
        alias whatinstalled installed_version
        alias whatavailable available_version

        def compare_versions(left, right)
          Gem::Version.new(left.tr(':-', '..')) <=> Gem::Version.new(right.tr(':-', '..'))
        end
      end

      class Yum
        class PythonHelper
          include Singleton
          include PackageQueries

          def query_tool
            'yum'
          end
        end
      end

      class Dnf
        class PythonHelper
          include Singleton
          include PackageQueries

          def query_tool
            'dnf'
          end
        end
      end
    end
  end
end
