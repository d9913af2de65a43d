using NetCompiler.Compiler.Declarations;
using NetCompiler.Compiler.Graphs;

namespace NetCompiler.Compiler.Layers;

/// <summary>What a user writes as an attribute, and what it means in operators.</summary>
public abstract class Layer
{
    /// <summary>The name of the attribute without its suffix, such as <c>Dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>Whether the layer gives a value of its own, so that it stands in the layer table; one that only moves the cursor does not.</summary>
    public virtual bool GivesValue => true;

    /// <summary>Whether the layer begins a value, so that it can come first.</summary>
    public virtual bool IsInput => false;

    /// <summary>Whether the layers above it in its list are frozen.</summary>
    public virtual bool FreezesAbove => false;

    /// <summary>Whether the layer leaves the prediction as it is, so that weights fit networks with and without it.</summary>
    public virtual bool IsForTrainingOnly => false;

    /// <summary>For a loss as declared, what its targets are; null for all other layers.</summary>
    public virtual ElementType? Targets(LayerDeclaration declaration) => null;

    /// <summary>For a layer that names the classes of the prediction, the C# type of a class; null for all other layers.</summary>
    public virtual string? ClassType(LayerDeclaration declaration) => null;

    /// <summary>The least rows of a training batch, for a layer whose value has this shape.</summary>
    public virtual int MinimumRows(TensorShape output) => 1;

    /// <summary>
    /// Reads the arguments, checks them and the value before, and moves <see cref="LoweringContext.Current"/> on. All arguments are read before
    /// anything else, so that one wrong argument does not hide another; after a problem that leaves nothing to go on with, it just returns.
    /// </summary>
    public abstract void Lower(LoweringContext context);
}
