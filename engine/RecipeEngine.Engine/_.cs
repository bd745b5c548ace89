namespace RecipeEngine.Engine;
