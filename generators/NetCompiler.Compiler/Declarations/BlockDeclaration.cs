namespace NetCompiler.Compiler.Declarations;

/// <summary>A user's attribute that derives from <c>BlockAttribute</c>: constructor parameters and a list of layers that uses them.</summary>
/// <param name="Cycle">Whether the block contains itself: its layers are then left out.</param>
public sealed record BlockDeclaration(string Name, EquatableArray<BlockParameter> Parameters, EquatableArray<LayerDeclaration> Layers, bool Cycle = false);
