# erb: trim modes, bindings, methods made of templates, escapes.
require 'erb'
x = [1, 2]; b = binding
[["a<%= 1 %>b\n<% if true %>\nyes\n<% end %>\nend", nil], ["<% x.each do |i| -%>\n  <%= i %>\n<% end -%>\nz", '-'], ["% x.each do |i|\n<%= i %>,\n% end\n%% lit\n", '%'], ["<% x.each do |i| %>\n<%= i %>\n<% end %>\n", '<>'], ["<% x.each do |i| %>\n<%= i %>\n<% end %>\n", '>'], ["<%# comment %>a<%% lit %%> <%= '%>' %>\n", nil], ["  <%- 1 -%>\nx\n  <%- if x -%>\n y\n  <%- end -%>\n", '-'], ["<%= nil %>|<%= :a %>|<%= [1, nil] %>", nil], ["a\n\n<%= 'é' %>\n", nil], ["<%= x.map do |i| %>q<% end %>", nil]].each do |t, m|
  begin; p ERB.new(t, trim_mode: m).result(b); rescue SyntaxError => e; puts "SyntaxError"; end
end
e = ERB.new("<%= name %> <%= @iv %> <%= h('<a&\"\\'>') %> <%= u('a b&c') %>"); include ERB::Util; @iv = 3; name = 'N'; p e.result(binding)
p ERB.new('<%= a + b %>').result_with_hash(a: 1, b: 2), ERB::Util.html_escape('<>&"\'x'), ERB::Util.url_encode('a b/é~'), ERB.version
class T; def initialize = @v = 'iv'; def get = binding; end; p ERB.new('<%= @v %>').result(T.new.get)
e = ERB.new("a\n<%= raise 'x' %>\n"); e.filename = 'f.erb'; begin; e.result; rescue => er; puts er.backtrace.first; end
e.location = ['g.erb', 10] ; begin; e.result; rescue => er; puts er.backtrace.first; end
m = ERB.new('<%= @v %>:<%= arg %>'); m.def_method(T, 'render(arg)', 'f.erb'); p T.new.render(7)
c = ERB.new('<%= foo %>').def_class(Object, 'render()'); class << (o = c.new); def foo = 'FOO'; end; p o.render
out = ERB.new("x<% _erbout << 'raw' %>y", eoutvar: '_erbout').result; p out
p ERB.new("<% 3.times do |i| %><%= i %><% end %>").run.class
puts; p ERB.new("<%=1%><%=2-%>\n3", trim_mode: '-').result, ERB.new("a<%= 1 -%>\n\nb", trim_mode: '-').result, ERB.new("<% a = 1 %>\n\n<%= a %>\n", trim_mode: '<>').result, ERB.new("% 2.times do\n<%= 1 %>\n% end\n", trim_mode: '%<>').result, ERB.new("<%- 3 -%>\nx", trim_mode: '%-').result
p ERB.new("\u00e9<%= 'ü' %>").result.encoding, ERB.new("").result, ERB.new("<%").result rescue p $!.class
