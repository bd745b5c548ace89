require 'optparse'
require 'time'

OptionParser.accept(Time) do |text|
  Time.httpdate(text) rescue Time.parse(text)
end
