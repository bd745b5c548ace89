class CGI
  # The elements of each version of HTML as methods: a() gives <A></A>.
  module Dialects
    INLINE = %w[A TT I B BIG SMALL EM STRONG DFN CODE SAMP KBD VAR CITE SUB SUP FORM BLOCKQUOTE CAPTION ADDRESS DIV MAP PRE DL OL UL SELECT TABLE TITLE STYLE SCRIPT TEXTAREA H1 H2 H3 H4 H5 H6].freeze
    EMPTY = %w[IMG BASE BR AREA LINK PARAM HR INPUT META].freeze
    OPTIONAL = %w[HTML HEAD BODY P DT DD LI OPTION TR TH TD].freeze
    NEWER = %w[ABBR ACRONYM SPAN BDO OBJECT Q INS DEL LABEL OPTGROUP FIELDSET LEGEND BUTTON NOSCRIPT].freeze
    GROUPS = %w[THEAD TFOOT TBODY COLGROUP].freeze
    PRESENTATION = %w[U S STRIKE FONT CENTER DIR MENU APPLET IFRAME NOFRAMES].freeze

    def self.fill(dialect, doctype, paired, empty, optional)
      dialect.define_method(:doctype) { doctype }
      paired.each { |name| dialect.define_method(name.downcase) { |attributes = {}, &block| element(name, attributes) + block_text(block) + "</#{name}>" } }
      empty.each { |name| dialect.define_method(name.downcase) { |attributes = {}, &_| element(name, attributes) } }
      optional.each { |name| dialect.define_method(name.downcase) { |attributes = {}, &block| element(name, attributes) + (block ? block_text(block) + "</#{name}>" : '') } }
    end

    def self.extend_by_name(cgi, name)
      modules = { 'html3' => [Html3], 'html4' => [Html4], 'html4Tr' => [Html4Tr], 'html4Fr' => [Html4Tr, Html4Fr], 'html5' => [Html5] }[name] or return
      modules.each { |dialect| cgi.extend(dialect) }
      cgi.extend(HtmlExtension)
    end
  end

  # HTML 3.2
  module Html3; end
  # HTML 4, strict
  module Html4; end
  # HTML 4, transitional
  module Html4Tr; end
  # HTML 4, with frames
  module Html4Fr; end
  # HTML 5
  module Html5; end

  module Dialects
    newest = [INLINE + NEWER, EMPTY + %w[COL], OPTIONAL + GROUPS]
    fill(Html3, '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 3.2 Final//EN">', INLINE + %w[U STRIKE FONT CENTER APPLET XMP LISTING DIR MENU], EMPTY + %w[BASEFONT ISINDEX], OPTIONAL)
    fill(Html4, '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN" "http://www.w3.org/TR/html4/strict.dtd">', *newest)
    fill(Html4Tr, '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd">', newest[0] + PRESENTATION, newest[1] + %w[BASEFONT ISINDEX], newest[2])
    fill(Html4Fr, '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Frameset//EN" "http://www.w3.org/TR/html4/frameset.dtd">', %w[FRAMESET], %w[FRAME], [])
    fill(Html5, '<!DOCTYPE HTML>', newest[0] + %w[SECTION NAV ARTICLE ASIDE HGROUP HEADER FOOTER FIGURE FIGCAPTION TIME MARK RUBY VIDEO AUDIO CANVAS DATALIST METER PROGRESS DETAILS SUMMARY MENU IFRAME],
         newest[1] + %w[EMBED SOURCE TRACK WBR KEYGEN COMMAND], newest[2] + %w[RT RP])
  end

  # The elements with arguments of their own.
  module HtmlExtension
    def a(href = '', &block) = super(named(href, 'HREF'), &block)

    def base(href = '', &block) = super(named(href, 'HREF'), &block)

    def blockquote(cite = {}, &block) = super(named(cite, 'CITE'), &block)

    def caption(align = {}, &block) = super(named(align, 'ALIGN'), &block)

    def checkbox(name = '', value = nil, checked = nil) = choice('checkbox', name, value, checked)

    def radio_button(name = '', value = nil, checked = nil) = choice('radio', name, value, checked)

    def checkbox_group(name = '', *values) = group('checkbox', name, values)

    def radio_group(name = '', *values) = group('radio', name, values)

    def file_field(name = '', size = 20, maxlength = nil)
      input(fields(name, 'TYPE' => 'file') { { 'TYPE' => 'file', 'NAME' => name, 'SIZE' => size.to_s, 'MAXLENGTH' => maxlength&.to_s } })
    end

    def form(method = 'post', action = script_name, enctype = 'application/x-www-form-urlencoded')
      attributes = method.kind_of?(Hash) ? { 'METHOD' => 'post', 'ENCTYPE' => enctype }.merge(method) : { 'METHOD' => method, 'ACTION' => action, 'ENCTYPE' => enctype }
      body = block_given? ? yield.to_s : ''
      @output_hidden&.each { |name, value| body += input('TYPE' => 'HIDDEN', 'NAME' => name, 'VALUE' => value) }
      super(attributes) { body }
    end

    def multipart_form(action = nil, enctype = 'multipart/form-data', &block)
      attributes = action.kind_of?(Hash) ? action : { 'METHOD' => 'post', 'ENCTYPE' => enctype, 'ACTION' => action }.compact
      attributes = attributes.merge('ENCTYPE' => enctype) unless attributes.key?('ENCTYPE')
      form(attributes, &block)
    end

    def hidden(name = '', value = nil)
      input(fields(name, 'TYPE' => 'hidden') { { 'TYPE' => 'hidden', 'NAME' => name, 'VALUE' => value } })
    end

    def html(attributes = {})
      attributes = attributes == 'PRETTY' ? { 'PRETTY' => true } : attributes.nil? ? {} : attributes.dup
      pretty = attributes.delete('PRETTY')
      buffer = +''
      type = attributes.key?('DOCTYPE') ? attributes.delete('DOCTYPE') : doctype
      buffer << type.to_s if type
      buffer << (block_given? ? super(attributes) { yield } : super(attributes))
      return buffer unless pretty
      CGI.pretty(buffer, pretty == true ? '  ' : pretty)
    end

    def image_button(src = '', name = nil, alt = nil)
      input(fields(src, 'TYPE' => 'image', 'SRC' => src.kind_of?(Hash) ? '' : src) { { 'TYPE' => 'image', 'SRC' => src, 'NAME' => name, 'ALT' => alt } })
    end

    def img(src = '', alt = '', width = nil, height = nil)
      super(src.kind_of?(Hash) ? src : { 'SRC' => src, 'ALT' => alt, 'WIDTH' => width&.to_s, 'HEIGHT' => height&.to_s }.compact)
    end

    def password_field(name = '', value = nil, size = 40, maxlength = nil) = line_field('password', name, value, size, maxlength)

    def text_field(name = '', value = nil, size = 40, maxlength = nil) = line_field('text', name, value, size, maxlength)

    def popup_menu(name = '', *values)
      attributes = name.kind_of?(Hash) ? name.dup : { 'NAME' => name }
      values = attributes.delete('VALUES') || [] if name.kind_of?(Hash)
      options = values.map do |entry|
        value, label, chosen = entry_parts(entry)
        option({ 'VALUE' => value, 'SELECTED' => chosen || nil }.compact) { label }
      end
      select(attributes) { options.join }
    end
    alias scrolling_list popup_menu

    def reset(value = nil, name = nil) = button_field('reset', value, name)

    def submit(value = nil, name = nil) = button_field('submit', value, name)

    def textarea(name = '', cols = 70, rows = 10, &block)
      super(name.kind_of?(Hash) ? name : { 'NAME' => name, 'COLS' => cols.to_s, 'ROWS' => rows.to_s }, &block)
    end

    private

    def named(given, attribute) = given.kind_of?(String) ? { attribute => given } : given

    # The given attributes with those that cannot be left out, or the ones of the arguments.
    def fields(given, fixed) = given.kind_of?(Hash) ? fixed.merge(given).merge(fixed.slice('TYPE')) : yield.compact

    def choice(type, name, value, checked)
      input(fields(name, 'TYPE' => type) { { 'TYPE' => type, 'NAME' => name, 'VALUE' => value, 'CHECKED' => checked } })
    end

    def group(type, name, values)
      name, values = name['NAME'], name['VALUES'] || [] if name.kind_of?(Hash)
      values.map do |entry|
        value, label, chosen = entry_parts(entry)
        choice(type, name, value, chosen || nil) + label
      end.join
    end

    # A value, its label (itself when none is given), whether it is chosen.
    def entry_parts(entry)
      return [entry, entry, false] if entry.kind_of?(String)
      return [entry[0], entry[0], entry[1]] if entry[1].nil? || entry[1] == true || entry[1] == false
      [entry[0], entry[1], entry[2]]
    end

    def line_field(type, name, value, size, maxlength)
      input(fields(name, 'TYPE' => type) { { 'TYPE' => type, 'NAME' => name, 'VALUE' => value, 'SIZE' => size.to_s, 'MAXLENGTH' => maxlength&.to_s } })
    end

    def button_field(type, value, name)
      input(fields(value, 'TYPE' => type) { { 'TYPE' => type, 'VALUE' => value, 'NAME' => name } })
    end
  end

  private

  def element(name, attributes)
    attributes = { attributes => true } if attributes.kind_of?(String)
    text = attributes.map { |key, value| value == true ? " #{key}" : value ? " #{CGI.escapeHTML(key.to_s)}=\"#{CGI.escapeHTML(value.to_s)}\"" : '' }.join
    "<#{name}#{text}>"
  end

  def block_text(block) = block ? block.call.to_s : ''
end
