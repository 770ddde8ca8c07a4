/** An application that uses esmpy as a library, on the module path. */
module example.application {
    requires org.esmpy.io;
    requires org.esmpy.sim;
    requires org.esmpy.solver;
}
