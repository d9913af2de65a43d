using System;
using NetCompiler.Compiler.Declarations;

namespace NetCompiler.Compiler.Emission;

/// <summary>Prints namespace, containing types and the network's class around what is printed while it is open.</summary>
public sealed class TypeFrame : IDisposable
{
    private readonly SourceWriter _writer;
    private readonly int _depth;

    /// <summary>Opens the frame.</summary>
    /// <param name="bases">The base list with its colon, or empty.</param>
    /// <param name="documentation">Lines of documentation of the class.</param>
    public TypeFrame(SourceWriter writer, NetworkDeclaration declaration, string bases = "", string? documentation = null)
    {
        _writer = writer;
        if (declaration.Namespace.Length > 0)
        {
            writer.Write($"namespace {declaration.Namespace};\n");
        }

        foreach (string container in declaration.Containers)
        {
            writer.Open(container);
        }

        if (documentation is not null)
        {
            writer.Write(documentation);
        }

        writer.Open(declaration.Header + bases);
        _depth = declaration.Containers.Count + 1;
    }

    /// <summary>Closes the frame.</summary>
    public void Dispose()
    {
        for (int i = 0; i < _depth; i++)
        {
            _writer.Close();
        }
    }
}
