namespace RecipeEngine.Dsl.Core.Threads;

[RubyClass("Thread")]
static class ThreadClass;
