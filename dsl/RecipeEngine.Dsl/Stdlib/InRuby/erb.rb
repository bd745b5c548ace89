class ERB
  # Makes the template a method of a module: def_method(Page, 'render(title)').
  def def_method(target, signature, file = '(ERB)')
    target.module_eval("#{src.sub(/\A(?:#.*\n)*/) { |comments| "#{comments}def #{signature};" }}\nend\n", file, -1)
  end

  def def_module(signature = 'erb')
    Module.new.tap { |made| def_method(made, signature, filename || '(ERB)') }
  end

  def def_class(superclass = Object, signature = 'result')
    Class.new(superclass).tap { |made| def_method(made, signature, filename || '(ERB)') }
  end

  # Methods from templates: extend ERB::DefMethod; def_erb_method('render()', 'page.erb').
  module DefMethod
    def self.def_erb_method(signature, template, target = self)
      if template.is_a?(String)
        ERB.new(File.read(template)).def_method(target, signature, template)
      else
        template.def_method(target, signature, template.filename || '(ERB)')
      end
    end

    def def_erb_method(signature, template)
      DefMethod.def_erb_method(signature, template, self)
    end
  end
end
