# What the module's home in C# leaves to Ruby: how such an object is written and read, and copies of its class.
module Singleton
  def _dump(_depth = -1)
    ''
  end

  # Methods of the classes that include Singleton.
  module SingletonClassMethods
    def clone
      copy = super
      copy.remove_instance_variable(:@singleton__instance__) if copy.instance_variable_defined?(:@singleton__instance__)
      Singleton.included(copy)
      copy
    end

    def _load(_text)
      instance
    end
  end
end
