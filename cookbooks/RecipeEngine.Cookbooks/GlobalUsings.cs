global using RecipeEngine.Dsl.Core;
global using RecipeEngine.Dsl.Execution;
global using RecipeEngine.Dsl.Objects;
global using RecipeEngine.Systems;
