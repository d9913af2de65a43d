namespace NetCompiler.Compiler.Declarations;

/// <summary>All that the compiler knows of a network: plain values, equal when the network is the same.</summary>
/// <param name="Namespace">The namespace, empty for the global one.</param>
/// <param name="Name">The class's name.</param>
/// <param name="Header">The class's declaration as the generated parts must repeat it, such as <c>public sealed partial class Digits</c>.</param>
/// <param name="Containers">Headers of the types that contain the class, outermost first.</param>
/// <param name="Layers">The attributes in source order, without <c>[Network]</c>.</param>
/// <param name="Training">Whether training code is wanted: <c>[Network(Training = false)]</c> switches it off.</param>
/// <param name="InputGradient">Whether the gradient with respect to the inputs is wanted.</param>
/// <param name="Streaming">Whether prediction of one step a call must be possible.</param>
/// <param name="ExactNumerics">Whether prediction may not use algorithms that round otherwise than the step.</param>
public sealed record NetworkDeclaration(
    string Namespace,
    string Name,
    string Header,
    EquatableArray<string> Containers,
    EquatableArray<LayerDeclaration> Layers,
    bool Training = true,
    bool InputGradient = false,
    bool Streaming = false,
    bool ExactNumerics = false)
{
    /// <summary>The name with namespace and containers, for file names and messages.</summary>
    public string FullName
    {
        get
        {
            string name = Namespace.Length == 0 ? "" : Namespace + ".";
            foreach (string container in Containers)
            {
                name += container.Substring(container.LastIndexOf(' ') + 1) + ".";
            }

            return name + Name;
        }
    }
}
