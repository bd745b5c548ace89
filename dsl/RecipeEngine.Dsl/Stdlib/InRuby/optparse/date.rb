require 'optparse'
require 'date'

OptionParser.accept(DateTime) { |text| DateTime.parse(text) }
OptionParser.accept(Date) { |text| Date.parse(text) }
