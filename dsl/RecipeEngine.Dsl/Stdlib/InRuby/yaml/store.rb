require 'yaml'
require 'pstore'

module YAML
  # A PStore whose file is YAML.
  class Store < PStore
    def initialize(*args, **options)
      @options = options
      super(*args)
    end

    private

    def dump(table) = YAML.dump(table, **@options)
    def load(text) = YAML.unsafe_load(text) || {}
  end
end
