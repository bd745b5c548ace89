namespace RecipeEngine.Systems;
