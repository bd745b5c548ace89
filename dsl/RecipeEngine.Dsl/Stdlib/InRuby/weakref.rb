require 'delegate'

# Stands for an object without keeping it alive.
class WeakRef < Delegator
  # The object is gone.
  class RefError < StandardError
  end

  @@objects = ::ObjectSpace::WeakMap.new

  def initialize(object)
    super
  end

  def __getobj__
    @@objects[self] or defined?(yield) ? yield : ::Kernel.raise(RefError, 'Invalid Reference - probably recycled', ::Kernel.caller(2))
  end

  def __setobj__(object)
    @@objects[self] = object
  end

  def weakref_alive?
    @@objects.key?(self) or defined?(@delegate_sd_obj)
  end
end
