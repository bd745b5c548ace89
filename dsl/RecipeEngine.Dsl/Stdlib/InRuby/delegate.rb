class Delegator
  # Both the target and the delegator.
  def freeze
    __getobj__.freeze
    super
  end

  def marshal_dump
    names = instance_variables.reject { |name| name.start_with?('@delegate_') }
    [:__v2__, names, names.map { |name| instance_variable_get(name) }, __getobj__]
  end

  def marshal_load(data)
    version, names, values, target = data
    return __setobj__(data) unless version == :__v2__

    names.zip(values) { |name, value| instance_variable_set(name, value) }
    __setobj__(target)
  end

  def self.delegating_block(name)
    lambda do |*arguments, **options, &block|
      __getobj__.__send__(name, *arguments, **options, &block)
    end
  end

  private

  # A copy has a copy of the target.
  def initialize_clone(other, freeze: nil)
    __setobj__(other.__getobj__.clone(freeze: freeze))
  end

  def initialize_dup(other)
    __setobj__(other.__getobj__.dup)
  end
end

module Kernel
  private

  # A class of delegators to objects of a class, which has that class's methods as its own.
  def DelegateClass(superclass, &block)
    kept = Delegator.public_instance_methods(false) + %i[
      to_s =~ !~ === object_id __id__ __send__ class clone dup frozen? instance_of? is_a? kind_of? respond_to? send public_send method tap then extend itself
    ]
    klass = Class.new(Delegator)
    klass.class_eval do
      def __getobj__
        unless defined?(@delegate_dc_obj)
          return yield if block_given?

          raise ArgumentError, 'not delegated'
        end
        @delegate_dc_obj
      end

      def __setobj__(target)
        raise FrozenError.new("can't modify frozen #{self.class}", receiver: self) if frozen?

        @delegate_dc_obj = target
      end

      (superclass.protected_instance_methods - kept).each do |name|
        define_method(name, Delegator.delegating_block(name))
        protected name
      end
      (superclass.public_instance_methods - kept - Object.public_instance_methods).each do |name|
        define_method(name, Delegator.delegating_block(name))
      end
      (superclass.public_instance_methods - kept).each do |name|
        next unless Object.method_defined?(name) && superclass.instance_method(name).owner != Object.instance_method(name).owner

        define_method(name, Delegator.delegating_block(name))
      end
    end
    %i[public_instance_methods protected_instance_methods instance_methods].each do |list|
      klass.define_singleton_method(list) { |all = true| super(all) | superclass.__send__(list) }
    end
    %i[public_instance_method instance_method].each do |one|
      list = :"#{one}s"
      klass.define_singleton_method(one) do |name|
        super(name)
      rescue NameError
        raise unless __send__(list).include?(name)

        superclass.__send__(one, name)
      end
    end
    klass.class_eval(&block) if block
    klass
  end
end
